using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Messaging;

/// <summary>The verb <c>dlq</c> of a service's program: what an operator does with its dead letters.</summary>
public static class DeadLetterProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Exit code: 0 where it was done, 1 where it could not be or there is no such dead letter, 2 where it was not understood.</summary>
    /// <param name="args">Arguments after "dlq".</param>
    /// <param name="withService">Runs work with the service's settings, and tells how that failed.</param>
    public static async Task<int> RunAsync(string[] args, Func<Func<IServiceProvider, CancellationToken, Task<int>>, Task<int>> withService)
    {
        if (args is ["--help" or "-h"])
        {
            await Console.Out.WriteLineAsync(DeadLetterArguments.Usage).ConfigureAwait(false);
            return 0;
        }

        try
        {
            var command = DeadLetterArguments.Parse(args, TimeProvider.System.GetUtcNow(), Environment.GetEnvironmentVariable("USER"));
            return await withService((services, cancellationToken) =>
                RunAsync(command, services.GetRequiredService<DeadLetterDesk>(), Console.Out, cancellationToken)).ConfigureAwait(false);
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"dlq: {exception.Message}\n{DeadLetterArguments.Usage}").ConfigureAwait(false);
            return 2;
        }
    }

    /// <summary>Does what was asked and writes the answer.</summary>
    internal static async Task<int> RunAsync(DeadLetterCommand command, DeadLetterDesk desk, TextWriter output, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(Longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bound.Token);
        try
        {
            var (answer, code) = command.Verb switch
            {
                DeadLetterVerb.List => await ListAsync(command, desk, either.Token).ConfigureAwait(false),
                DeadLetterVerb.Show => await ShowAsync(command, desk, either.Token).ConfigureAwait(false),
                _ => await ActAsync(command, desk, either.Token).ConfigureAwait(false),
            };
            await output.WriteAsync(answer.AsMemory(), cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            return code;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"it was not done within {Longest.TotalSeconds} s; with a smaller --max it may be");
        }
    }

    private static async Task<(string Answer, int Code)> ListAsync(DeadLetterCommand command, DeadLetterDesk desk, CancellationToken cancellationToken)
    {
        var rows = await desk.ListAsync(command.Filter, command.Settled, command.After, command.PageSize + 1, cancellationToken).ConfigureAwait(false);
        var page = rows.Take(command.PageSize).ToList();
        var next = rows.Count > page.Count ? DeadLetterPageToken.After(page[^1]) : null;
        return (command.Json ? DeadLetterJson.Page(page, next) : DeadLetterText.Page(page, next), 0);
    }

    private static async Task<(string Answer, int Code)> ShowAsync(DeadLetterCommand command, DeadLetterDesk desk, CancellationToken cancellationToken)
    {
        var found = await desk.ShowAsync(command.EventId, command.Filter.Topic, cancellationToken).ConfigureAwait(false);
        var answer = command.Json ? DeadLetterJson.Details(found)
            : found.Count == 0 ? $"no dead letter {command.EventId}\n"
            : string.Join('\n', found.Select(DeadLetterText.Details));
        return (answer, found.Count == 0 ? 1 : 0);
    }

    private static async Task<(string Answer, int Code)> ActAsync(DeadLetterCommand command, DeadLetterDesk desk, CancellationToken cancellationToken)
    {
        var verb = command.Verb is DeadLetterVerb.Drop ? "drop" : "replay";
        if (command.DryRun)
        {
            var sums = await desk.CountAsync(command.Filter, marked: command.Verb is DeadLetterVerb.Drop, command.Most, cancellationToken).ConfigureAwait(false);
            return (command.Json ? DeadLetterJson.Done(verb, sums.Sum(sum => sum.Count), dryRun: true, sums) : DeadLetterText.Plan(verb, sums), 0);
        }

        var count = command.Verb is DeadLetterVerb.Drop
            ? await desk.DropAsync(command.Filter, command.Most, command.Who, command.Why, cancellationToken).ConfigureAwait(false)
            : await desk.ReplayAsync(command.Filter, command.Most, command.Rate, command.Who, command.Why, cancellationToken).ConfigureAwait(false);
        return (command.Json ? DeadLetterJson.Done(verb, count, dryRun: false, null) : $"{verb}: {count} dead letter{(count == 1 ? "" : "s")}\n", 0);
    }
}
