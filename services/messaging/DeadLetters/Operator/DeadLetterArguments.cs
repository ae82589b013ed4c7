using System.Globalization;

namespace Hearsay.Messaging;

/// <summary>Reads commands on dead letters from a command line.</summary>
internal static class DeadLetterArguments
{
    /// <summary>What can be asked.</summary>
    public const string Usage = """
        usage: dlq list    [which] [--settled] [--page-size N] [--page-token TOKEN] [--json]
               dlq show    EVENT [--topic TOPIC] [--json]
               dlq replay  which [--rate N] [--max N] [--dry-run] [--who NAME] [--why TEXT] [--json]
               dlq drop    which [--max N] [--dry-run] [--who NAME] --why TEXT [--json]

        which: --topic TOPIC, --reason CODE (NO_ID, UNREADABLE, UNUSABLE, TOO_COMPLEX, FAILED, CRASHED, GIVEN_UP), --document ID, --id EVENT (may be repeated),
               --since TIME, --until TIME (2026-03-02T06:30:00Z), --older-than 90s|15m|2h|3d; or --all, which replay and drop ask for where nothing else is given.
        replay: the running service handles them again, --rate a second (default 10), at most --max of them (default 1000), the oldest first.
        drop: they are settled without being handled, and gone after 45 days.
        --who is $USER where it is not given; it is kept with --why for as long as a year.
        """;

    private static readonly string[] Flags = ["--settled", "--dry-run", "--json", "--all"];

    private static readonly string[] FilterOptions = ["--topic", "--reason", "--document", "--id", "--since", "--until", "--older-than"];

    private static readonly Dictionary<DeadLetterVerb, string[]> Options = new()
    {
        [DeadLetterVerb.List] = [.. FilterOptions, "--settled", "--page-size", "--page-token", "--json"],
        [DeadLetterVerb.Show] = ["--topic", "--json"],
        [DeadLetterVerb.Replay] = [.. FilterOptions, "--all", "--rate", "--max", "--dry-run", "--who", "--why", "--json"],
        [DeadLetterVerb.Drop] = [.. FilterOptions, "--all", "--max", "--dry-run", "--who", "--why", "--json"],
    };

    /// <summary>The command. Throws <see cref="FormatException"/> with what is wrong.</summary>
    /// <param name="args">Arguments after "dlq".</param>
    /// <param name="now">The time, for ages.</param>
    /// <param name="user">Who is logged in, where that is known.</param>
    public static DeadLetterCommand Parse(IReadOnlyList<string> args, DateTimeOffset now, string? user)
    {
        if (args.Count == 0 || !Enum.TryParse<DeadLetterVerb>(args[0], ignoreCase: true, out var verb) || !Enum.IsDefined(verb) || char.IsAsciiDigit(args[0][0]))
        {
            throw new FormatException("say list, show, replay or drop");
        }

        var (given, words) = Split(verb, args);
        var command = new DeadLetterCommand(verb, FilterOf(given, now))
        {
            Settled = given.ContainsKey("--settled"),
            PageSize = (int)Number(given, "--page-size", 50, 1, DeadLetterCommand.LongestPage),
            After = given.TryGetValue("--page-token", out var token) ? DeadLetterPageToken.Read(token[0]) : null,
            EventId = verb is DeadLetterVerb.Show ? words is [var word] ? word : throw new FormatException("say which event to show, one") : "",
            Rate = Number(given, "--rate", 10, 0.01, 1000),
            Most = (int)Number(given, "--max", 1000, 1, DeadLetterCommand.MostAtOnce),
            DryRun = given.ContainsKey("--dry-run"),
            Who = Text(given, "--who") ?? user ?? "",
            Why = Text(given, "--why") ?? "",
            Json = given.ContainsKey("--json"),
        };
        if (verb is not DeadLetterVerb.Show && words.Count > 0)
        {
            throw new FormatException($"{words[0]} is not understood");
        }

        return verb is DeadLetterVerb.Replay or DeadLetterVerb.Drop ? Checked(command, given.ContainsKey("--all")) : command;
    }

    private static DeadLetterCommand Checked(DeadLetterCommand command, bool all)
    {
        if (command.Filter.IsOpen != all)
        {
            throw new FormatException(all ? "--all leaves no room for others" : "say which, or --all");
        }

        if (!command.DryRun && command.Who.Length == 0)
        {
            throw new FormatException("say who you are: --who NAME");
        }

        return command.Verb is DeadLetterVerb.Drop && !command.DryRun && command.Why.Length == 0 ? throw new FormatException("say why: --why TEXT") : command;
    }

    private static (Dictionary<string, List<string>> Given, List<string> Words) Split(DeadLetterVerb verb, IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var words = new List<string>();
        for (var index = 1; index < args.Count; index++)
        {
            var (name, value) = args[index].Split('=', 2) is [var left, var right] && left.StartsWith("--", StringComparison.Ordinal) ? (left, right) : (args[index], null);
            if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(name);
                continue;
            }

            if (!Options[verb].Contains(name, StringComparer.Ordinal))
            {
                throw new FormatException($"{name} is not known to {args[0]}");
            }

            if (Flags.Contains(name, StringComparer.Ordinal))
            {
                given[name] = value is null ? [] : throw new FormatException($"{name} takes no value");
                continue;
            }

            value ??= ++index < args.Count ? args[index] : throw new FormatException($"{name} wants a value");
            if (given.TryGetValue(name, out var values))
            {
                values = name is "--id" ? values : throw new FormatException($"{name} is given twice");
                values.Add(value);
            }
            else
            {
                given[name] = [value];
            }
        }

        return (given, words);
    }

    private static DeadLetterFilter FilterOf(Dictionary<string, List<string>> given, DateTimeOffset now)
    {
        var code = Text(given, "--reason")?.ToUpperInvariant();
        if (code is not null && !DeadLetterCodes.All.Contains(code, StringComparer.Ordinal))
        {
            throw new FormatException($"--reason is one of {string.Join(", ", DeadLetterCodes.All)}");
        }

        if (given.ContainsKey("--until") && given.ContainsKey("--older-than"))
        {
            throw new FormatException("give --until or --older-than, not both");
        }

        return new DeadLetterFilter(
            Text(given, "--topic"),
            code,
            Time(given, "--since"),
            Text(given, "--older-than") is { } age ? now - Duration(age) : Time(given, "--until"),
            Text(given, "--document") is { } document
                ? Guid.TryParse(document, out var id) ? id : throw new FormatException("--document is the id of a document, a UUID")
                : null,
            given.GetValueOrDefault("--id"));
    }

    private static string? Text(Dictionary<string, List<string>> given, string name) =>
        !given.TryGetValue(name, out var values) ? null
        : values[0].Length > 0 && !values[0].Contains('\0', StringComparison.Ordinal) ? values[0]
        : throw new FormatException($"{name} wants a value");

    private static DateTimeOffset? Time(Dictionary<string, List<string>> given, string name) =>
        Text(given, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new FormatException($"{name} is a time like 2026-03-02T06:30:00Z");

    private static TimeSpan Duration(string text)
    {
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
        return unit > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && (long)count * unit <= 86_400L * 36_500
            ? TimeSpan.FromSeconds((long)count * unit)
            : throw new FormatException("--older-than is an age like 90s, 15m, 2h or 3d");
    }

    private static double Number(Dictionary<string, List<string>> given, string name, double otherwise, double least, double most) =>
        Text(given, name) is not { } text ? otherwise
        : double.TryParse(text, least < 1 ? NumberStyles.AllowDecimalPoint : NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} is a number from {least} to {most}"));
}
