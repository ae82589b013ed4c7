using Hearsay.Cli.Input;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Submit;

/// <summary>Documents that were sent and whose turn to be reported has not come: so many and so large at most, in the order of sending.</summary>
internal sealed class SubmitWindow : IDisposable
{
    private const int Most = 64;
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly Lock _door = new();
    private readonly LinkedList<Sent> _sent = [];
    private readonly SemaphoreSlim _left = new(0);
    private long _bytes;

    /// <summary>Those without an answer, in the order of sending.</summary>
    public IReadOnlyList<SubmitDocumentRequest> Unanswered
    {
        get
        {
            lock (_door)
            {
                return [.. _sent.Where(sent => sent.Answer is null).Select(sent => sent.Document.Request)];
            }
        }
    }

    /// <summary>Waits for room and takes a document in.</summary>
    public async Task AddAsync(InputDocument document, CancellationToken cancellationToken)
    {
        var size = document.Request.CalculateSize();
        while (!TryAdd(document, size))
        {
            await _left.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Notes an answer; false where nothing with its id waits for one.</summary>
    public bool Answer(SubmitDocumentsResponse answer)
    {
        lock (_door)
        {
            if (_sent.FirstOrDefault(sent => sent.Answer is null && sent.Document.Request.RequestId == answer.RequestId) is not { } known)
            {
                return false;
            }

            known.Answer = answer;
            return true;
        }
    }

    /// <summary>Takes the first document out where it is answered.</summary>
    public (InputDocument Document, SubmitDocumentsResponse Answer)? TakeFirst()
    {
        lock (_door)
        {
            if (_sent.First?.Value is not { Answer: { } answer } first)
            {
                return null;
            }

            _sent.RemoveFirst();
            _bytes -= first.Size;
            _left.Release();
            return (first.Document, answer);
        }
    }

    public void Dispose() => _left.Dispose();

    private bool TryAdd(InputDocument document, int size)
    {
        lock (_door)
        {
            if (_sent.Count > 0 && (_sent.Count >= Most || _bytes + size > MostBytes))
            {
                return false;
            }

            _sent.AddLast(new Sent(document, size));
            _bytes += size;
            return true;
        }
    }

    private sealed class Sent(InputDocument document, int size)
    {
        public InputDocument Document => document;

        public int Size => size;

        public SubmitDocumentsResponse? Answer { get; set; }
    }
}
