namespace Hearsay.Corpus.Origins;

/// <summary>A party on the way that one document tells.</summary>
/// <param name="Party">Who.</param>
/// <param name="Link">The hop of the chain; null for a publisher, for whose text it is, and for the body behind a spokesperson.</param>
/// <param name="Reason">What is odd about the step, a code, or empty.</param>
internal sealed record Step(Party Party, ChainLink? Link, string Reason);

/// <summary>The way of one testimony as its own document tells it: the publisher first, then the chain.</summary>
internal sealed class Way
{
    // Chains of the engine are far shorter; what comes from elsewhere may not be.
    private const int LongestChain = 24;

    private Way(Testimony testimony, List<Step> steps, bool credited, PartyBook book)
    {
        (Testimony, Steps, Credited) = (testimony, steps, credited);
        Unresolved = book.Unresolved(testimony);
        Carrier = steps.Count > 1 ? (steps.SkipLast(1).LastOrDefault(step => !step.Party.Unnamed) ?? steps[0]).Party : steps[0].Party;
    }

    public Testimony Testimony { get; }

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Whether the first relay is the one whose text it is.</summary>
    public bool Credited { get; }

    public Party Publisher => Steps[0].Party;

    public Party End => Steps[^1].Party;

    /// <summary>The last party with a name before the end: whose source an unnamed end is.</summary>
    public Party Carrier { get; }

    /// <summary>Whether the text does not tell who says it: nothing follows the publisher, or the owner of the text.</summary>
    public bool IsUntold => Steps.Count == (Credited ? 2 : 1);

    /// <summary>Whoever it is that the text does not tell.</summary>
    public Party Unresolved { get; }

    /// <param name="testimony">The testimony.</param>
    /// <param name="book">The parties.</param>
    /// <param name="owner">Whose text it is where several documents carry it, or null.</param>
    public static Way Of(Testimony testimony, PartyBook book, Party? owner)
    {
        var publisher = book.PublisherOf(testimony);
        var steps = new List<Step> { new(publisher, null, "") };
        foreach (var link in testimony.Chain.Take(LongestChain))
        {
            AddLink(link, testimony, book, steps);
        }

        AddBody(testimony, book, steps);
        var credit = owner ?? (testimony.Credit is { } named ? book.Credited(named) : null);
        var credited = steps.Count > 1 && steps[1].Party == credit;
        if (!credited && owner is not null && owner != publisher)
        {
            steps.RemoveAll(step => step.Party == owner);
            steps.Insert(1, new Step(owner, null, ""));
            credited = true;
        }

        steps[0] = credited ? steps[0] with { Reason = OriginCodes.CopyOf } : steps[0];
        return new Way(testimony, steps, credited, book);
    }

    private static void AddLink(ChainLink link, Testimony testimony, PartyBook book, List<Step> steps)
    {
        if (link.Name.Length == 0 && link.EntityId is null)
        {
            return;
        }

        var carrier = steps.FindLast(step => !step.Party.Unnamed) ?? steps[0];
        var party = link.Unnamed ? book.Unnamed(link, carrier.Party, testimony) : book.Named(new NamedParty(link.Name, link.EntityId), link.Type);
        var before = steps.FindIndex(step => step.Party == party);
        if (before == 0)
        {
            // Back at the publisher: what others say that they have from it adds nothing to what it says itself.
            steps.RemoveRange(1, steps.Count - 1);
        }
        else if (before < 0)
        {
            steps.Add(new Step(party, link, ""));
        }
    }

    // Who speaks for a body is that body.
    private static void AddBody(Testimony testimony, PartyBook book, List<Step> steps)
    {
        if (steps[^1].Link?.SpeaksFor is not { } speaksFor || book.BodyOf(speaksFor, testimony) is not { } body || body == steps[^1].Party || body == steps[0].Party)
        {
            return;
        }

        steps.RemoveAll(step => step.Party == body);
        steps[^1] = steps[^1] with { Reason = OriginCodes.Spokesperson };
        steps.Add(new Step(body, null, ""));
    }
}
