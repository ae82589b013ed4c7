using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;

namespace Hearsay.Extraction;

/// <summary>Which tagger the engine reads with; setting "Engine:Profile".</summary>
internal static class EngineProfile
{
    private const string Setting = "Engine:Profile";
    private const string Default = "model";

    private static readonly SortedDictionary<string, Action<IServiceCollection>> Profiles = new(StringComparer.Ordinal)
    {
        // Rules alone.
        ["fast"] = services => services.AddSingleton<ITagger, RuleTagger>(),
        // The trained model, with rules for what it does not tell.
        ["model"] = services => services.AddSingleton(_ => LoadModel()).AddSingleton<ITagger, ModelTagger>(),
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
        builder.Services.AddHostedService<FirstReading>();
    }

    /// <summary>Whatever is wrong with model or native library, whoever starts the service has a way out; it comes first, for the reason may be long.</summary>
    private static TaggerModel LoadModel()
    {
        try
        {
            return TaggerModel.Shipped();
        }
        catch (Exception exception)
        {
            var reason = exception.GetBaseException().Message.ReplaceLineEndings(" ");
            throw new InvalidOperationException($"The model cannot be loaded. Set Engine__Profile=fast to read by rules alone, without it. The reason: {reason}", exception);
        }
    }
}
