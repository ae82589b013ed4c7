using System.Text.RegularExpressions;

namespace Hearsay.Deploy.Tests.Images;

/// <summary>One instruction of a Dockerfile, its lines joined.</summary>
internal sealed record Instruction(string Name, string Arguments);

/// <summary>What must hold for the Dockerfile. Each rule gives what breaks it.</summary>
internal static partial class DockerfileRules
{
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<Instruction>, IEnumerable<string>>> All { get; } =
        new Dictionary<string, Func<IReadOnlyList<Instruction>, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["bases"] = Bases,
            ["not root"] = NotRoot,
            ["exec form"] = ExecForm,
            ["no downloads"] = NoDownloads,
            ["no secrets"] = NoSecrets,
            ["small end"] = SmallEnd,
            ["labels"] = Labels,
            ["ports"] = Ports,
        };

    public static IReadOnlyList<Instruction> Parse(string text)
    {
        var lines = Continued().Replace(Comment().Replace(text, ""), " ").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Select(line => line.Split(' ', 2)).Select(parts => new Instruction(parts[0].ToUpperInvariant(), parts.Length > 1 ? parts[1].Trim() : ""))];
    }

    /// <summary>Base images have a version, never "latest"; a digest is a whole one.</summary>
    private static IEnumerable<string> Bases(IReadOnlyList<Instruction> file)
    {
        var given = file.Where(item => item.Name == "ARG").Select(item => item.Arguments.Split('=', 2)).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        foreach (var from in Stages(file))
        {
            var name = Words(from).First(word => !word.StartsWith("--", StringComparison.Ordinal));
            var image = Variable().Replace(name, match => given.GetValueOrDefault(match.Groups[1].Value, ""));
            if (!Versioned().IsMatch(image))
            {
                yield return $"{name} ({image}): no version";
            }
        }
    }

    /// <summary>By number, for Kubernetes cannot see who a name is.</summary>
    private static IEnumerable<string> NotRoot(IReadOnlyList<Instruction> file) =>
        Last(file).LastOrDefault(item => item.Name == "USER")?.Arguments is { } user && Number().IsMatch(user) ? [] : ["it does not end as a user by number, other than 0"];

    /// <summary>Signals reach the program, and there is no shell.</summary>
    private static IEnumerable<string> ExecForm(IReadOnlyList<Instruction> file) =>
        Last(file).Count(item => item.Name == "ENTRYPOINT") == 1
        && Last(file).Where(item => item.Name is "ENTRYPOINT" or "CMD").All(item => item.Arguments.StartsWith("[\"", StringComparison.Ordinal))
            ? [] : ["no one entry point in exec form"];

    private static IEnumerable<string> NoDownloads(IReadOnlyList<Instruction> file) =>
        file.Where(item => item.Name == "ADD" || (item.Name == "RUN" && Download().IsMatch(item.Arguments))).Select(item => $"{item.Name} {item.Arguments}");

    private static IEnumerable<string> NoSecrets(IReadOnlyList<Instruction> file) =>
        file.Where(item => item.Name is "ARG" or "ENV" && Secret().IsMatch(item.Arguments)).Select(item => $"{item.Name} {item.Arguments}");

    /// <summary>The image is a chiseled base and what was published: nothing is run in it, nothing but that copied.</summary>
    private static IEnumerable<string> SmallEnd(IReadOnlyList<Instruction> file)
    {
        if (Stages(file).Count() < 2 || !file.Any(item => item.Arguments.EndsWith("-chiseled", StringComparison.Ordinal) || item.Arguments.Contains("-chiseled@", StringComparison.Ordinal)))
        {
            yield return "it does not end on a chiseled base, apart from what builds";
        }

        foreach (var item in Last(file).Where(item => item.Name == "RUN" || (item.Name == "COPY" && !item.Arguments.StartsWith("--from=", StringComparison.Ordinal))))
        {
            yield return $"in the image: {item.Name} {item.Arguments}";
        }
    }

    private static IEnumerable<string> Labels(IReadOnlyList<Instruction> file) =>
        new[] { "title", "description", "version", "revision", "licenses" }
            .Where(label => !Last(file).Any(item => item.Name == "LABEL" && item.Arguments.Contains($"org.opencontainers.image.{label}=", StringComparison.Ordinal)));

    private static IEnumerable<string> Ports(IReadOnlyList<Instruction> file) =>
        Last(file).Where(item => item.Name == "EXPOSE").SelectMany(Words).SequenceEqual(["8080", "8081", "8082"]) ? [] : ["not the ports of a service"];

    private static IEnumerable<Instruction> Stages(IReadOnlyList<Instruction> file) => file.Where(item => item.Name == "FROM");

    private static IReadOnlyList<Instruction> Last(IReadOnlyList<Instruction> file) =>
        [.. file.Skip(file.ToList().FindLastIndex(item => item.Name == "FROM"))];

    private static string[] Words(Instruction item) => item.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^\s*#.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\\s*\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Continued();

    [GeneratedRegex(@"\$\{?(\w+)\}?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^[^\s:]+(:\d+/[^\s:]+)?:\d[\w.-]*(@sha256:[0-9a-f]{64})?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Versioned();

    [GeneratedRegex(@"^[1-9]\d*(:[1-9]\d*)?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(curl|wget|apt-get|apk|https?://)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Download();

    [GeneratedRegex("PASSWORD|TOKEN|SECRET|API_?KEY|ConnectionString", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
