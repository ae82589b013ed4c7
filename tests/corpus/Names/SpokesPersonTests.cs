using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Names;

namespace Hearsay.Corpus.Tests.Names;

public sealed class SpokesPersonTests
{
    [Theory]
    [InlineData("spokesman", "harbour board")]
    [InlineData("chief spokeswoman", "the Harbour Board")]
    [InlineData("press secretary", "Harbour Board")]
    [InlineData("Director of Communications", "Harbour Board")]
    public void Person_WithARoleThatSpeaks_SpeaksForTheBody(string role, string of)
    {
        var evidence = With(new Entity { Id = "e1", Type = EntityType.Person, Name = "Ada Quill", Roles = { new Role { Role_ = role, Of = of } } });

        Assert.Equal(new SpokenFor(of, "e2"), SpokesPerson.Of(evidence, evidence.Entities[0]));
    }

    [Theory]
    [InlineData("a spokesman for the Harbour Board", "the Harbour Board")]
    [InlineData("the Harbour Board's spokeswoman", "the Harbour Board")]
    [InlineData("a Harbour Board spokesperson", "Harbour Board")]
    [InlineData("the press office of the Harbour Board", "the Harbour Board")]
    public void Source_WithoutName_SpeaksForTheBodyThatDescribesIt(string description, string body)
    {
        var evidence = With(new Entity { Id = "e1", Type = EntityType.Person, Name = description, Unnamed = true });

        Assert.Equal(new SpokenFor(body, "e2"), SpokesPerson.Of(evidence, evidence.Entities[0]));
    }

    [Fact]
    public void Spokesman_OfAPronoun_SpeaksForNobodyKnown()
    {
        var evidence = With(new Entity { Id = "e1", Type = EntityType.Person, Name = "Ada Quill", Roles = { new Role { Role_ = "spokeswoman", Of = "his" } } });

        Assert.Equal(new SpokenFor("", ""), SpokesPerson.Of(evidence, evidence.Entities[0]));
    }

    [Fact]
    public void Minister_WithARoleOfItsOwn_SpeaksForItself()
    {
        var evidence = With(new Entity { Id = "e1", Type = EntityType.Person, Name = "Ada Quill", Roles = { new Role { Role_ = "foreign minister", Of = "Varsk" } } });

        Assert.Null(SpokesPerson.Of(evidence, evidence.Entities[0]));
    }

    private static Evidence With(Entity speaker) => new() { Entities = { speaker, new Entity { Id = "e2", Type = EntityType.Organization, Name = "Harbour Board" } } };
}
