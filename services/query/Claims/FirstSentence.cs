namespace Hearsay.Query;

/// <summary>Has the sentence encoder loaded, and a line encoded, before the service listens: its start is over when it is ready to work.</summary>
internal sealed class FirstSentence(SentenceVectors vectors) : IHostedService
{
    private const string Line = "The ferry sails at noon.";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        vectors.Of([Line], cancellationToken);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
