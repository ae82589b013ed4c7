using System.Text.Json;
using Hearsay.Contracts;

namespace Hearsay.LocalHost;

/// <summary>
/// Settings of the services that run, in files that their user alone can read: new login passwords are made at each start, and verbs of
/// operators need them. They are gone when the platform stops.
/// </summary>
internal static class RunningSettings
{
    /// <summary>Services that have verbs, by app id, with their projects.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [AppIds.Ingestion] = "Hearsay.Ingestion",
        [AppIds.Extraction] = "Hearsay.Extraction",
        [AppIds.Query] = "Hearsay.Query",
    };

    /// <summary>Writes those of a platform.</summary>
    public static void Write(Places places, Platform platform)
    {
        Directory.CreateDirectory(Folder(places));
        foreach (var service in platform.All.Where(process => Projects.ContainsKey(process.Name)))
        {
            var path = FileOf(places, service.Name);
            File.Delete(path);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            JsonSerializer.Serialize(file, service.Environment);
        }
    }

    /// <summary>Removes them.</summary>
    public static void Remove(Places places)
    {
        if (Directory.Exists(Folder(places)))
        {
            Directory.Delete(Folder(places), recursive: true);
        }
    }

    /// <summary>Those of a service. Throws <see cref="UpFailure"/> where it does not run.</summary>
    public static IReadOnlyDictionary<string, string> Read(Places places, string service)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(FileOf(places, service)))!;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UpFailure($"No {service} runs with the data in {places.Data}, or it is somebody else's. Start deploy/local/up, and in another terminal run this again; where it was started with --data FOLDER, say so here too: deploy/local/operate --data FOLDER ...");
        }
    }

    private static string Folder(Places places) => Path.Combine(places.Data, "running");

    private static string FileOf(Places places, string service) => Path.Combine(Folder(places), service + ".json");
}
