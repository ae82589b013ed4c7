using System.CommandLine;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Cli.Statements;

/// <summary>Options that choose among statements.</summary>
internal static class StatementOptions
{
    public static readonly Option<string> Speaker = FilterOptions.Text("--speaker", "WORDS", "Words in the speaker's name.");
    public static readonly Option<string> Addressee = FilterOptions.Text("--addressee", "WORDS", "Words in the name of whom it was said to.");
    public static readonly Option<string> Content = FilterOptions.Text("--text", "WORDS", "Words in what was said.");
    public static readonly Option<string[]> Kinds = FilterOptions.Words<StatementKind>("--kind");
    public static readonly Option<string[]> Stances = FilterOptions.Words<Stance>("--stance");
    public static readonly Option<string[]> Certainties = FilterOptions.Words<Certainty>("--certainty");
    public static readonly Option<string> Outlet = FilterOptions.Text("--outlet", "NAME", "The outlet's whole name.");
    public static readonly Option<string> From = FilterOptions.Text("--from", "DATE", "Published on this day or later, as 2026-03-01.");
    public static readonly Option<string> Before = FilterOptions.Text("--before", "DATE", "Published before this day.");
    public static readonly Option<string> Document = FilterOptions.Text("--document", "ID", "Only this document.");

    public static IReadOnlyList<Option> All => [Speaker, Addressee, Content, Kinds, Stances, Certainties, Outlet, From, Before, Document];
}
