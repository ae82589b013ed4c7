using Hearsay.TestSupport.Sidecars;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>Settings of the local sidecar for a case.</summary>
internal static class LocalSidecarSettings
{
    public static Dictionary<string, string> Of(
        string connectionString, TestApp app, IReadOnlyList<TestApp> apps, CaseFiles files, TargetOptions options)
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:Postgres"] = connectionString,
            ["Sidecar:Apps:0:AppId"] = app.AppId,
            ["Sidecar:Apps:0:AppAddress"] = $"http://127.0.0.1:{app.Port}",
            ["Sidecar:ResourcesPaths:0"] = files.Resources,
            ["Sidecar:ResourcesPaths:1"] = files.Configuration,
            ["Sidecar:AppHealthCheck"] = $"{options.AppHealthCheck}",
            ["Sidecar:AppHealthInterval"] = "00:00:01",
            ["Sidecar:AppHealthThreshold"] = "2",
            ["DAPR_API_TOKEN"] = options.ApiToken ?? "",
            ["APP_API_TOKEN"] = options.AppToken ?? "",
        };
        foreach (var (index, peer) in apps.Where(other => other != app).Index())
        {
            settings[$"Sidecar:Peers:{index}:AppId"] = peer.AppId;
            settings[$"Sidecar:Peers:{index}:AppAddress"] = $"http://127.0.0.1:{peer.Port}";
        }

        return settings;
    }

    public static string[] Arguments(Dictionary<string, string> settings) => [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
}
