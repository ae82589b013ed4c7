namespace Hearsay.Corpus.Revisions;

/// <summary>What a change is; named and numbered as RevisionChangeKind of the contract.</summary>
public enum ChangeKind
{
    Unspecified = 0,
    StatementAdded = 1,
    StatementRemoved = 2,
    StatementReworded = 3,
    CueWeakened = 4,
    CueStrengthened = 5,
    SourceReplaced = 6,
    SourceUnnamed = 7,
    SourceNamed = 8,
    FigureChanged = 9,
    DateChanged = 10,
    DenialAdded = 11,
    DenialRemoved = 12,
    CertaintyChanged = 13,
    StanceChanged = 14,
}
