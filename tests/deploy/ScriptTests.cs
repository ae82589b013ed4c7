namespace Hearsay.Deploy.Tests;

public sealed class ScriptTests
{
    private static readonly string[] Folders = ["deploy", "tests", ".ci"];

    public static TheoryData<string> Scripts => [.. Folders.SelectMany(folder => Checkout.Files(folder, "*")).Where(IsBash)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_Shellcheck_FindsNothing(string script)
    {
        var result = await Tool.Shellcheck.RunAsync("--severity=style", script);

        Assert.True(result.ExitCode == 0, result.Output);
    }

    private static bool IsBash(string path)
    {
        using var reader = new StreamReader(Checkout.PathOf(path));
        var line = new char[20];
        var read = reader.ReadBlock(line);
        return new string(line, 0, read).StartsWith("#!/usr/bin/env bash", StringComparison.Ordinal);
    }
}
