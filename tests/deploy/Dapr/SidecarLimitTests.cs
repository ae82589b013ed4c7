using System.Globalization;
using Hearsay.Contracts;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>Every real sidecar that our files start passes the largest message: its own limit of 4 MiB is too small for evidence and pages.</summary>
public sealed class SidecarLimitTests
{
    [Fact]
    public void Compose_Sidecars_PassTheLargestMessage()
    {
        var sidecars = YamlFiles.Read("deploy/compose/compose.yaml").At("services").Entries()
            .Where(service => service.Value.At("command").Items() is [var program, ..] && program.Text() == "./daprd").ToList();

        Assert.Equal(DeclaredTopics.Apps.Count, sidecars.Count);
        Assert.All(sidecars, sidecar => Assert.True(PassesTheLargest(sidecar.Value), sidecar.Key));
    }

    [Theory]
    [InlineData("[./daprd]")]
    [InlineData("[./daprd, --max-body-size, 16Mi]")]
    public void Rule_OfASmallerLimit_FindsIt(string command) => Assert.False(PassesTheLargest(YamlFiles.Parse($"command: {command}").Single()));

    private static bool PassesTheLargest(YamlNode service)
    {
        var command = service.At("command").Items().Select(part => part.Text()!).ToList();
        var option = command.IndexOf("--max-body-size");
        var size = option < 0 ? "4Mi" : command[option + 1];
        return size.EndsWith("Mi", StringComparison.Ordinal)
            && int.Parse(size[..^2], CultureInfo.InvariantCulture) * 1024L * 1024 >= MessageLimits.MaxMessageBytes;
    }
}
