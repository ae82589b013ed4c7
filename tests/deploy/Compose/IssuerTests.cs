using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hearsay.EndToEnd.Tests;

namespace Hearsay.Deploy.Tests.Compose;

/// <summary>The scripts of compose call the command line client in its image; here the same commands are run with the client that was built.</summary>
public sealed partial class IssuerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-issuer-").FullName;

    [Fact]
    public async Task IssuerCommands_OfTheScripts_MakeATokenThatTheKeySetNames()
    {
        await RunAsync(CommandIn("deploy/compose/up"));
        var token = await RunAsync(CommandIn("deploy/compose/hearsay"));

        using var keys = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "issuer.jwks"), TestContext.Current.CancellationToken));
        using var head = JsonDocument.Parse(Part(token, 0));
        using var body = JsonDocument.Parse(Part(token, 1));
        Assert.Equal(keys.RootElement.GetProperty("keys")[0].GetProperty("kid").GetString(), head.RootElement.GetProperty("kid").GetString());
        Assert.Equal(["reader", "writer", "operator"], body.RootElement.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What the script has the client do, with the folder of this test in place of the container's.</summary>
    private string[] CommandIn(string script) =>
        IssuerCommand().Match(Checkout.Read(script)).Groups[1].Value.Replace(" /issuer", $" {_folder}", StringComparison.Ordinal).Split(' ');

    private static async Task<string> RunAsync(string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [LocalUp.Assembly("Hearsay.Cli", "hearsay"), .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output.Trim();
    }

    private static byte[] Part(string token, int place)
    {
        var text = token.Split('.')[place].Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
    }

    [GeneratedRegex(@"docker compose run [^\n]*\bissuer (issuer [^\n)]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IssuerCommand();
}
