namespace Hearsay.Cli;

/// <summary>What the program ends with; written out in its help.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Unreachable = 3;
    public const int Interrupted = 130;

    public static readonly string[] Help =
    [
        "Exit codes:",
        "  0    done",
        "  1    the service refused, or something was not found",
        "  2    wrong usage, or input that cannot be read",
        "  3    a service cannot be reached, is overloaded or took too long: try again",
        "  130  interrupted",
    ];
}
