using Hearsay.Engine;
using Hearsay.Engine.Model;

namespace Hearsay.Extraction;

/// <summary>
/// Has the engine read a line before the service listens, as hosted services start before the server does: a model that cannot be
/// loaded ends the start, and the first caller waits neither for it nor for code that is compiled when it first runs.
/// </summary>
internal sealed class FirstReading(EvidenceEngine engine, TimeProvider clock, ILogger<FirstReading> logger) : IHostedService
{
    private const string Line =
        "\"The ferry sails at noon,\" said Ben Orrick, the harbour master. According to the council of Tolt, which met on Monday, it cost 2 million crowns, and nobody knows who paid.";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        engine.Read(new EngineInput(Line, [new Block(BlockKind.Paragraph, 0, Line.Length)], new PublicationFacts()), cancellationToken);
        var took = clock.GetElapsedTime(began);
        ExtractionLog.EngineReady(logger, engine.Version.Version, engine.Version.Profile, engine.Version.WeightsSha256, took);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
