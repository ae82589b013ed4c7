using System.Diagnostics;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.LocalHost.Documents;

/// <summary>Sends files through ingestion, with the program that users send theirs with.</summary>
internal static class Submission
{
    /// <summary>Returns what became of each document, in the order sent.</summary>
    public static async Task<IReadOnlyList<SubmitDocumentResponse>> SubmitAsync(
        IEnumerable<string> files, Platform platform, CancellationToken cancellationToken)
    {
        var start = CommandLine(platform, ["submit", "--json", .. files]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start) ?? throw new UpFailure("The command line client did not start.");
        var notes = NotesOf(process, cancellationToken);
        var responses = new List<SubmitDocumentResponse>();
        await EndWithAsync(process, async () =>
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                responses.Add(SubmitDocumentResponse.Parser.ParseJson(line));
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await ShowOnFailureAsync(process, notes).ConfigureAwait(false);
        return process.ExitCode == 0 ? responses : throw new UpFailure("Not every document was taken in; the lines above say why.");
    }

    /// <summary>Prints the evidence of a document to standard output.</summary>
    public static async Task PrintEvidenceAsync(string documentId, Platform platform, CancellationToken cancellationToken)
    {
        using var process = Process.Start(CommandLine(platform, ["evidence", documentId]))
            ?? throw new UpFailure("The command line client did not start.");
        var notes = NotesOf(process, cancellationToken);
        await EndWithAsync(process, () => process.WaitForExitAsync(cancellationToken)).ConfigureAwait(false);
        await ShowOnFailureAsync(process, notes).ConfigureAwait(false);
    }

    /// <summary>The client does not go on where its user has given up.</summary>
    private static async Task EndWithAsync(Process process, Func<Task> wait)
    {
        try
        {
            await wait().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>What the client prints beside its answers: seen live on a terminal, kept for the case of failure in a pipe.</summary>
    private static Task<string> NotesOf(Process process, CancellationToken cancellationToken) =>
        process.StartInfo.RedirectStandardError ? process.StandardError.ReadToEndAsync(cancellationToken) : Task.FromResult("");

    private static async Task ShowOnFailureAsync(Process process, Task<string> notes)
    {
        var text = await notes.ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            await Console.Error.WriteAsync(text).ConfigureAwait(false);
        }
    }

    private static ProcessStartInfo CommandLine(Platform platform, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Places.Program("Hearsay.Cli", "hearsay"), .. arguments]);
        start.RedirectStandardError = Console.IsErrorRedirected;
        start.Environment["HEARSAY_INGESTION"] = platform.Ingestion.GrpcAddress;
        start.Environment["HEARSAY_EXTRACTION"] = platform.Extraction.GrpcAddress;
        start.Environment["HEARSAY_QUERY"] = platform.Query.GrpcAddress;
        return start;
    }
}
