using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Names;

/// <summary>Names that mean one person, body, outlet or place.</summary>
public sealed class NameKind : UnitKind<(byte[] Bytes, NameUnit Name)>
{
    public const string SameName = "SAME_NAME", AliasInText = "ALIAS_IN_TEXT", Acronym = "ACRONYM", Honorific = "HONORIFIC", Surname = "SURNAME", Spelling = "SPELLING", Transliteration = "TRANSLITERATION";

    public override short Number => 2;

    protected override (byte[] Bytes, NameUnit Name) Read(byte[] bytes) => (bytes, NameUnit.Read(bytes));

    protected override IReadOnlyList<long> KeysOf((byte[] Bytes, NameUnit Name) unit) => NameKeys.Of(unit.Name);

    // The order of the two must not matter, so the smaller comes first.
    protected override Likeness CompareRead((byte[] Bytes, NameUnit Name) one, (byte[] Bytes, NameUnit Name) other) =>
        one.Bytes.AsSpan().SequenceCompareTo(other.Bytes) <= 0 ? Compare(one.Name, other.Name) : Compare(other.Name, one.Name);

    private static Likeness Compare(NameUnit one, NameUnit other)
    {
        if (one.Class != other.Class && (one.Short || other.Short))
        {
            return one.Short && !other.Short ? Mistaken(one, other) : other.Short && !one.Short ? Mistaken(other, one) : Likeness.Unrelated;
        }

        if (one.Short || other.Short)
        {
            return one.Short && other.Short ? ShortNames.Compare(one, other) : one.Short ? ShortNames.WithFull(one, other) : ShortNames.WithFull(other, one);
        }

        if (one.Class != other.Class)
        {
            return Across(one, other);
        }

        if (one.Acronym && other.Acronym)
        {
            return Acronyms(one, other);
        }

        if (one.Full.Length > 0 || other.Full.Length > 0)
        {
            // An acronym whose words its document gives, and another name.
            var (told, name) = one.Full.Length > 0 ? (one.Full, other) : (other.Full, one);
            return told == name.Name ? new Likeness(Relation.Same, 0.95, Acronym, []) : Likeness.Unrelated;
        }

        return one.Class == NameClass.Person ? PersonNames.Compare(one.Words, other.Words) : BodyNames.Compare(one, other);
    }

    private static Likeness Acronyms(NameUnit one, NameUnit other)
    {
        if (one.Name != other.Name)
        {
            return Likeness.Unrelated;
        }

        if (one.Full.Length == 0 || other.Full.Length == 0)
        {
            return new Likeness(Relation.Same, 0.75, Acronym, []);
        }

        var likeness = BodyNames.Compare(one.Full.Split(' '), other.Full.Split(' '), one.Class);
        return likeness.Relation == Relation.Same ? likeness with { Reason = Acronym } : new Likeness(Relation.Apart, 0.9, Acronym, [one.Full, other.Full]);
    }

    // Readers of news take a body for a place or a person at times; a person and a place of one name are two.
    private static Likeness Across(NameUnit one, NameUnit other)
    {
        if (one.Name != other.Name || one.Class == NameClass.Document || other.Class == NameClass.Document)
        {
            return Likeness.Unrelated;
        }

        if (one.Class != NameClass.Body && other.Class != NameClass.Body)
        {
            return new Likeness(Relation.Apart, 0.8, SameName, []);
        }

        return new Likeness(Relation.Same, one.Words.Length > 1 ? 0.6 : 0.5, SameName, []);
    }

    // A lone word that nothing shows to be a person's surname may be a place or a body; one that does is neither.
    private static Likeness Mistaken(NameUnit lone, NameUnit name)
    {
        if (lone.Class != NameClass.Person || lone.Name != name.Name || name.Class == NameClass.Document)
        {
            return Likeness.Unrelated;
        }

        return lone.Full.Length == 0 && lone.Gender == ' ' && lone.Role.Length == 0
            ? new Likeness(Relation.Same, 0.75, SameName, [])
            : new Likeness(Relation.Apart, 0.7, SameName, []);
    }
}
