using Hearsay.Contracts;
using Hearsay.ServiceDefaults.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>
/// Who may call what, and how much. Each method of a gRPC class names its callers in <c>[Authorize(Callers.Reader)]</c>, and JSON follows it; a method that
/// names nobody is open to nobody.
/// </summary>
internal static class CallerAuthentication
{
    public static void AddCallers(this WebApplicationBuilder builder)
    {
        var settings = AuthenticationSettings.Read(builder.Configuration);
        var limits = ClientLimits.Read(builder.Configuration);
        builder.Services.AddSingleton(_ => new ClientBudgets(limits));
        builder.Services.AddSingleton<AppToken>();
        builder.Services.AddSingleton<IAuthorizationHandler, CallerCheck>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, CallerRefusal>();
        builder.Services.AddAuthorization(AddPolicies);
        if (settings is null)
        {
            builder.Services.AddAuthentication(Everybody.Name).AddScheme<AuthenticationSchemeOptions, Everybody>(Everybody.Name, null);
            return;
        }

        if (settings.KeySetFile is { } file)
        {
            builder.Services.AddSingleton(provider => new KeySet(file, provider.GetRequiredService<ILogger<KeySet>>()));
        }

        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IServiceProvider, ILogger<KeySet>>((bearer, provider, log) =>
                TokenTrust.Configure(bearer, settings, provider.GetService<KeySet>(), log));
    }

    public static void UseCallers(this WebApplication app)
    {
        // Read now, so that a service without keys does not start.
        _ = app.Services.GetService<KeySet>();
        app.UseAuthentication();
        app.UseMiddleware<ClientGate>();
        app.UseAuthorization();
    }

    private static void AddPolicies(AuthorizationOptions policies)
    {
        foreach (var role in Callers.Roles)
        {
            Add(role, new CallerRequirement(role, Sidecar: false));
        }

        Add(Callers.ReaderOrService, new CallerRequirement(Callers.Reader, Sidecar: true));
        Add(Callers.Sidecar, new CallerRequirement(Role: null, Sidecar: true));
        policies.FallbackPolicy = new AuthorizationPolicy([new UnnamedRequirement()], []);

        void Add(string name, CallerRequirement asked) => policies.AddPolicy(name, new AuthorizationPolicy([asked], []));
    }
}
