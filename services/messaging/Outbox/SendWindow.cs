namespace Hearsay.Messaging;

/// <summary>
/// What of one lane of a shard is under way: of each document one event, the others behind it. The cursor stays before the first event
/// that is not sent, while those after it go on, up to a bound.
/// </summary>
/// <param name="cursor">Where the cursor stands.</param>
/// <param name="width">Most events that are read and not sent.</param>
/// <param name="span">Most events, sent or not, from the first unsent one on.</param>
internal sealed class SendWindow(OutboxPosition cursor, int width, int span)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _entries = new();
    private readonly Dictionary<Guid, Queue<Entry>> _documents = [];
    private OutboxPosition _read = cursor;
    private OutboxPosition _sent = cursor;
    private int _unsent;

    /// <summary>Where to read on.</summary>
    public OutboxPosition ReadAfter
    {
        get
        {
            lock (_lock)
            {
                return _read;
            }
        }
    }

    /// <summary>Up to where every event is sent.</summary>
    public OutboxPosition Sent
    {
        get
        {
            lock (_lock)
            {
                return _sent;
            }
        }
    }

    /// <summary>How many more events there is room for.</summary>
    public int Room
    {
        get
        {
            lock (_lock)
            {
                return Math.Max(0, Math.Min(width - _unsent, span - _entries.Count));
            }
        }
    }

    /// <summary>Takes in the next events of the log, in its order. Returns those to begin with: of each document that has none under way the first.</summary>
    public IReadOnlyList<OutboxEvent> Add(IEnumerable<OutboxEvent> events)
    {
        var first = new List<OutboxEvent>();
        lock (_lock)
        {
            foreach (var added in events)
            {
                if (added.Position.CompareTo(_read) <= 0)
                {
                    throw new InvalidOperationException($"Event {added.EventId} was read out of order.");
                }

                var entry = new Entry(added.Position) { Event = added };
                _read = added.Position;
                _entries.AddLast(entry);
                _unsent++;
                if (_documents.TryGetValue(added.OrderKey, out var waiting))
                {
                    waiting.Enqueue(entry);
                }
                else
                {
                    _documents.Add(added.OrderKey, new Queue<Entry>([entry]));
                    first.Add(added);
                }
            }
        }

        return first;
    }

    /// <summary>Tells that the event of a document that was under way is sent. Returns the next one of the document; null where there is none.</summary>
    public OutboxEvent? Settle(OutboxEvent sent)
    {
        lock (_lock)
        {
            var document = _documents[sent.OrderKey];
            var entry = document.Dequeue();
            if (entry.Position != sent.Position)
            {
                throw new InvalidOperationException($"Event {sent.EventId} was not the one under way.");
            }

            // Only the place is remembered of what is sent.
            entry.Event = null;
            _unsent--;
            while (_entries.First is { Value.Event: null } done)
            {
                _sent = done.Value.Position;
                _entries.RemoveFirst();
            }

            if (document.TryPeek(out var next))
            {
                return next.Event;
            }

            _documents.Remove(sent.OrderKey);
            return null;
        }
    }

    private sealed class Entry(OutboxPosition position)
    {
        public OutboxPosition Position { get; } = position;

        public OutboxEvent? Event { get; set; }
    }
}
