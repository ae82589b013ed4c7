using Hearsay.Cli.Tests.Fakes;

namespace Hearsay.Cli.Tests;

/// <summary>Runs the program on a terminal of its own, which util-linux's script makes.</summary>
internal static class Terminal
{
    public static Task<HearsayProgram.Run> RunAsync(FakeServices services, params string[] args) =>
        RunAsync(services, noColour: false, args);

    public static async Task<HearsayProgram.Run> RunAsync(FakeServices services, bool noColour, params string[] args)
    {
        var command = string.Join(' ', args.Prepend(HearsayProgram.Path).Select(arg => $"'{arg}'"));
        var environment = new Dictionary<string, string>(services.Environment) { ["TERM"] = "xterm" };
        if (noColour)
        {
            environment["NO_COLOR"] = "1";
        }

        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var process = HearsayProgram.Start("script", ["-qec", command, "/dev/null"], environment);
        var output = process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return new HearsayProgram.Run(process.ExitCode, await output, string.Empty);
    }
}
