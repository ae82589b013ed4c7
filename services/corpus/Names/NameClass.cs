namespace Hearsay.Corpus.Names;

/// <summary>What bears a name; outlets are bodies, for texts do not always tell which they are.</summary>
public enum NameClass
{
    Unspecified = 0,
    Person = 1,
    Body = 2,
    Place = 3,
    Document = 4,
}
