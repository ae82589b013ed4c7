using Hearsay.Engine;
using Hearsay.Engine.Cues;

namespace Hearsay.Extraction;

/// <summary>Which tagger the engine reads with; setting "Engine:Profile".</summary>
internal static class EngineProfile
{
    private const string Setting = "Engine:Profile";
    private const string Default = "fast";

    private static readonly SortedDictionary<string, Action<IServiceCollection>> Profiles = new(StringComparer.Ordinal)
    {
        // Rules alone.
        ["fast"] = services => services.AddSingleton<ITagger, RuleTagger>(),
    };

    /// <summary>Adds the engine. Throws <see cref="InvalidOperationException"/> where the setting names no profile.</summary>
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        var name = builder.Configuration[Setting] is { Length: > 0 } set ? set : Default;
        if (!Profiles.TryGetValue(name, out var add))
        {
            throw new InvalidOperationException($"The setting {Setting} is \"{name}\"; it must be one of: {string.Join(", ", Profiles.Keys)}.");
        }

        add(builder.Services);
        builder.Services.AddSingleton(provider => new EvidenceEngine(provider.GetRequiredService<ITagger>()));
    }
}
