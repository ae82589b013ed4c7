namespace Hearsay.Engine.Entities.Sieves;

/// <summary>"The mayor of Vell, Ada Quill, said": the name that stands beside the description.</summary>
internal sealed class AppositionSieve(EntityBook book) : ISieve
{
    public Resolution Try(Description description) => new(book.ApposedAt(description.Range), "") { Grounds = SieveGrounds.Apposition };
}
