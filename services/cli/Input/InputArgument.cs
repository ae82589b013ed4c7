using System.CommandLine;

namespace Hearsay.Cli.Input;

/// <summary>The files that a command reads.</summary>
internal static class InputArgument
{
    public static Argument<string[]> Create() => new("FILE")
    {
        Description = "Plain text, a page of HTML (*.html, or known by its beginning), or JSON Lines of SubmitDocumentRequest (*.jsonl, or known by the first line); - is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };
}
