using System.Net;
using System.Net.Sockets;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Hearsay.ServiceDefaults.Limits;

/// <summary>
/// Keeps each client within its limits before anything of its call is read. Health, metrics and what the sidecar brings are not limited: the
/// sidecar bounds itself, and a probe that is refused would end the process.
/// </summary>
internal sealed class ClientGate(RequestDelegate next, ClientBudgets budgets, AppToken appToken)
{
    private static readonly object Key = new();

    /// <summary>The budget of whoever makes a call; null where the call is not limited.</summary>
    public static ClientBudget? BudgetOf(HttpContext context) => context.Items.TryGetValue(Key, out var budget) ? (ClientBudget)budget! : null;

    /// <summary>What a client is told.</summary>
    public static HearsayException Refusal(Shortage shortage)
    {
        CallMetrics.Shed(shortage.Limit);
        return new HearsayException(ErrorReason.ClientLimitReached, $"Too many {WordsOf(shortage.Limit)} from you for now. Try again later.")
        {
            Metadata = new Dictionary<string, string> { ["limit"] = shortage.Limit },
            RetryAfter = shortage.Pause,
        };
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (ClientOf(context) is not { } client)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var budget = budgets.Of(client);
        using var call = budget.TryBegin(out var shortage);
        if (shortage is not null)
        {
            await EarlyFailure.WriteAsync(context, Refusal(shortage)).ConfigureAwait(false);
            return;
        }

        context.Items[Key] = budget;
        await next(context).ConfigureAwait(false);
    }

    private string? ClientOf(HttpContext context)
    {
        if (CallerCheck.IsForTheClusterOnly(context.Request.Path) || IsOfTheSidecar(context.GetEndpoint()))
        {
            return null;
        }

        if (context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } subject })
        {
            return "subject " + subject;
        }

        // Another service, through its sidecar and ours.
        return appToken.IsOn(context.Request) ? null : "address " + AddressOf(context.Connection.RemoteIpAddress);
    }

    private static bool IsOfTheSidecar(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint?.Metadata.GetMetadata<IAuthorizeData>() is { Policy: Callers.Sidecar };

    /// <summary>Of IPv6 the network of the subscriber, who has all its addresses.</summary>
    private static string AddressOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return address?.MapToIPv4().ToString() ?? "";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static string WordsOf(string limit) => limit switch
    {
        "concurrency" => "calls at the same time",
        "bytes" => "bytes a second",
        _ => "calls a second",
    };
}
