using System.CommandLine;
using Hearsay.Cli.Output;

namespace Hearsay.Cli;

/// <summary>Options and arguments that say which of many are wanted.</summary>
internal static class FilterOptions
{
    public static Option<string> Text(string name, string unit, string description) =>
        new(name) { Description = description, HelpName = unit };

    /// <summary>An option that takes values of a proto enum by their bare words.</summary>
    public static Option<string[]> Words<T>(string name)
        where T : struct, Enum
    {
        var words = string.Join(", ", EnumWords<T>.All);
        var option = new Option<string[]>(name)
        {
            Description = $"Any of these: {words}. May be given several times.",
            HelpName = "WORD",
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !EnumWords<T>.TryParse(token.Value, out _)))
            {
                result.AddError($"{name} takes one of {words}, not '{token.Value}'.");
            }
        });
        return option;
    }

    public static IEnumerable<T> Values<T>(string[]? words)
        where T : struct, Enum =>
        (words ?? []).Select(word => EnumWords<T>.TryParse(word, out var value) ? value : default);

    /// <summary>A sentence or name as one argument or, without quotation marks, as several.</summary>
    public static Argument<string[]> Sentence(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };
        argument.Validators.Add(result =>
        {
            // Any number of words would take in an option that does not exist.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"There is no option '{token.Value}'.");
            }
        });
        return argument;
    }

    /// <summary>What a <see cref="Sentence"/> holds; empty where it was left out.</summary>
    public static string Joined(string[]? words) => string.Join(' ', words ?? []).Trim();
}
