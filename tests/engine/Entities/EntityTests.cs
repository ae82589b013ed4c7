using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Entities;

public sealed class EntityTests
{
    private static string SpeakerOf(string text, int statement)
    {
        var evidence = Reading.Evidence(text);
        var found = evidence.Statements[statement];
        return found.SpeakerEntityId.Length > 0 ? evidence.NameOf(found.SpeakerEntityId) : found.SpeakerUnresolvedReason;
    }

    [Theory]
    [InlineData("Mayor Ada Quill opened the port. Ms Quill said the ships were safe.", "Ada Quill")]
    [InlineData("Mayor Ada Quillon opened the port. Ms Quilon said the ships were safe.", "Ada Quillon")]
    [InlineData("Mayor Ada Quill opened the port. She said the ships were safe.", "Ada Quill")]
    [InlineData("The port opened. He said the ships were safe.", "NO_ANTECEDENT")]
    [InlineData("The Vell Post told of the port. The harbour, the Post said, was safe.", "Vell Post")]
    [InlineData("The ships were safe, the Post said.", "The Washington Post")]
    [InlineData("Reuters first told of the port. The news agency said the ships were safe.", "Reuters")]
    [InlineData("French envoy Luc Moreau came to the port. The French said the ships were safe.", "Luc Moreau")]
    public void Resolve_Reference_FindsWhoIsMeant(string text, string speaker)
    {
        Assert.Equal(speaker, SpeakerOf(text, 0));
    }

    [Fact]
    public void Read_RolesBeforeAndAfterTheName_AreKept()
    {
        var evidence = Reading.Evidence("Kremlin spokesman Oleg Varin met Ada Quill, the mayor of Vell, in Paris.");
        var roles = evidence.Entities.SelectMany(entity => entity.Roles.Select(role => $"{entity.Name}: {role.Name} of {role.Of}"));
        Assert.Equal(["Oleg Varin: spokesman of Kremlin", "Ada Quill: mayor of Vell"], roles);
    }

    [Fact]
    public void Read_UnnamedSources_AreEntitiesOfTheirOwn()
    {
        var evidence = Reading.Evidence("A senior official said the port was safe.\nA junior official said it was not safe.");
        Assert.Equal(["A senior official", "A junior official"], evidence.Entities.Where(entity => entity.Unnamed).Select(entity => entity.Name));
        Assert.All(evidence.Entities, entity => Assert.Equal(EntityType.Person, entity.Type));
    }

    [Theory]
    [InlineData("Talks took place in Turkey.", "Turkey", EntityType.Place)]
    [InlineData("The report was in The New York Times.", "The New York Times", EntityType.Outlet)]
    [InlineData("Work of the Vell Harbour Authority went on.", "Vell Harbour Authority", EntityType.Organization)]
    [InlineData("Work of the Vell Gazette went on.", "Vell Gazette", EntityType.Outlet)]
    [InlineData("The US left the talks.", "United States", EntityType.Place)]
    public void Read_Name_HasItsType(string text, string name, EntityType type)
    {
        Assert.Contains(Reading.Evidence(text).Entities, entity => entity.Name == name && entity.Type == type);
    }

    [Theory]
    [InlineData("Petra Vasselin said the port was shut.", "Petra Vasselin")]
    [InlineData("Dawn Quillon said the port was shut.", "Dawn Quillon")]
    public void Read_PersonHasTheNameOfAnOutlet_IsNoOutlet(string text, string name)
    {
        var entity = Assert.Single(Reading.Evidence(text).Entities);
        Assert.Equal((name, EntityType.Person), (entity.Name, entity.Type));
    }

    [Theory]
    [InlineData("PETRA said the port was shut.")]
    [InlineData("Dawn reported that the port was shut.")]
    public void Read_OutletStandsAlone_IsAnOutlet(string text)
    {
        Assert.Equal(EntityType.Outlet, Assert.Single(Reading.Evidence(text).Entities).Type);
    }
}
