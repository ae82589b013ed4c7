using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;

namespace Hearsay.Engine.Quality.Tests.Readers;

/// <summary>What a reader found in one text, in code points of the text as it was given.</summary>
/// <param name="Attributions">Those of the outermost level, which is all that the annotated news has.</param>
/// <param name="Nested">Those inside another's content.</param>
/// <param name="Names">Persons, organizations and locations.</param>
internal sealed record ArticleReading(IReadOnlyList<AttributionSpans> Attributions, IReadOnlyList<AttributionSpans> Nested, IReadOnlyList<TypedName> Names)
{
    /// <summary>All that the engine made of it; null for a reader that has no engine.</summary>
    public Evidence? Evidence { get; init; }
}

/// <summary>Something that reads attributions and names out of a text; called from several threads at once.</summary>
/// <param name="text">Any text.</param>
/// <param name="published">ISO 8601 date of publication, or empty.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal delegate ArticleReading Read(string text, string published, CancellationToken cancellationToken);

/// <summary>A reader with the name that its figures are printed under.</summary>
internal sealed record ReaderUnderTest(string Name, Read Read)
{
    public const string Said = "said", Rules = "rules", Model = "model";

    /// <summary>What the engine reads with; null for a reader that has no engine.</summary>
    public Lazy<ITagger>? Tagger { get; init; }

    /// <summary>Every reader that is measured, in the order of the tables; a line here is all that a further one needs, its floors stand in the tests.</summary>
    public static IReadOnlyList<ReaderUnderTest> All { get; } =
    [
        new(Said, SaidBaseline.Read),
        TaggerReader.InEngine(Rules, () => new RuleTagger()),
        TaggerReader.InEngine(Model, () => new ModelTagger(Weights())),
    ];

    // Other weights than the shipped ones, such as those before quantisation, are measured with HEARSAY_TAGGER_WEIGHTS=FILE.
    private static TaggerModel Weights() =>
        Environment.GetEnvironmentVariable("HEARSAY_TAGGER_WEIGHTS") is { Length: > 0 } file ? TaggerModel.Load(File.ReadAllBytes(file)) : TaggerModel.Shipped();

    /// <summary>Those that give evidence.</summary>
    public static IEnumerable<ReaderUnderTest> Engines => All.Where(reader => reader.Tagger is not null);

    public static ReaderUnderTest Named(string name) => All.Single(reader => reader.Name == name);
}
