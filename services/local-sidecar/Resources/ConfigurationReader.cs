using YamlDotNet.RepresentationModel;

namespace Hearsay.LocalSidecar.Resources;

/// <summary>Reads which methods may be called out of a Configuration object. Everything else in it is named as ignored.</summary>
internal static class ConfigurationReader
{
    public static ApiRules Read(YamlNode document, string name, List<string> ignored)
    {
        var others = document.At("spec").Keys().Where(key => key != "api").ToList();
        if (others.Count > 0)
        {
            ignored.Add($"{name}: {string.Join(", ", others)}");
        }

        return new ApiRules(Groups("allowed"), Groups("denied"));

        // Rules for HTTP touch nothing here: its two paths are Dapr's health answers, which are always allowed.
        List<string> Groups(string list) =>
            [.. document.At("spec", "api", list).Items()
                .Where(rule => rule.At("protocol").Text() == "grpc")
                .Select(rule => $"{rule.At("name").Text()}.{rule.At("version").Text()}")];
    }
}
