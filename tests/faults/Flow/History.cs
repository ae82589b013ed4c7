using System.Collections.Concurrent;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Faults.Tests.Flow;

/// <summary>One text that a client sent, and the answer.</summary>
/// <param name="Request">What was sent.</param>
/// <param name="Response">The answer; null where the client gave up without one.</param>
internal sealed record Sent(SubmitDocumentRequest Request, SubmitDocumentResponse? Response);

/// <summary>All that clients sent and were told, which is what the platform is held to.</summary>
internal sealed class History
{
    private readonly ConcurrentQueue<Sent> _sent = new();
    private readonly ConcurrentQueue<string> _surprises = new();

    /// <summary>Texts of which the client knows that they are in.</summary>
    public IReadOnlyList<Sent> Accepted => [.. _sent.Where(sent => sent.Response is not null)];

    /// <summary>Texts sent without an answer and not sent again: wholly in or wholly out.</summary>
    public IReadOnlyList<Sent> Unanswered => [.. _sent.Where(sent => sent.Response is null)];

    /// <summary>Answers that no fault excuses.</summary>
    public IReadOnlyList<string> Surprises => [.. _surprises];

    public void Add(Sent sent) => _sent.Enqueue(sent);

    public void Surprise(string what) => _surprises.Enqueue(what);
}
