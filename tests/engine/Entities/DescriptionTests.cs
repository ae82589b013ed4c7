using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Entities;

public sealed class DescriptionTests
{
    private static string SpeakerOf(string text, int statement)
    {
        var evidence = Reading.Evidence(text);
        var found = evidence.Statements[statement];
        return found.SpeakerEntityId.Length > 0 ? evidence.NameOf(found.SpeakerEntityId) : found.SpeakerUnresolvedReason;
    }

    [Theory]
    [InlineData("The mayor of Tarn, Orla Dessin, said the port was shut.", "Orla Dessin")]
    [InlineData("Tarn's mayor, Orla Dessin, said the port was shut.", "Orla Dessin")]
    [InlineData("The council's spokesman, Coun Orla Dessin, said the port was shut.", "Orla Dessin")]
    [InlineData("Orla Dessin, the mayor of Tarn, said the port was shut.", "Orla Dessin")]
    [InlineData("Former finance minister Orla Dessin said the port was shut.", "Orla Dessin")]
    [InlineData("The chief whip, Orla Dessin, said the port was shut.", "Orla Dessin")]
    [InlineData("Orla Dessin of the Harbour Board said the port was shut.", "Orla Dessin")]
    [InlineData("Orla Dessin is a retired judge. The retired judge said the port was shut.", "Orla Dessin")]
    [InlineData("Danish rower Orla Dessin won. The Dane said the port was shut.", "Orla Dessin")]
    [InlineData("Dutch rower Orla Dessin won. The Dutchwoman said the port was shut.", "Orla Dessin")]
    [InlineData("Danish rower Orla Dessin beat Danish rower Petra Holm. The Dane said the port was shut.", "AMBIGUOUS")]
    public void Resolve_DescriptionOfAPerson_FindsWhoIsMeant(string text, string speaker) => Assert.Equal(speaker, SpeakerOf(text, 0));

    [Theory]
    [InlineData("Guests of Radio Tarn left. So did those of the Tarn Gazette. The station said the port was shut.", "Radio Tarn")]
    [InlineData("Guests of Radio Tarn left. So did those of the Tarn Gazette. The newspaper said the port was shut.", "Tarn Gazette")]
    [InlineData("The Tarn Gazette newspaper said the port was shut.", "Tarn Gazette")]
    [InlineData("Work for the Tarn Rowing Council went on. The council said the port was shut.", "Tarn Rowing Council")]
    [InlineData("Work for the World Rowing Council went on. The WRC said the port was shut.", "World Rowing Council")]
    public void Resolve_DescriptionOfABody_FindsWhichIsMeant(string text, string speaker) => Assert.Equal(speaker, SpeakerOf(text, 0));

    [Fact]
    public void Resolve_SameNounAgain_IsTheSameUnnamedSource()
    {
        var evidence = Reading.Evidence("A senior Danish official said the port was shut. The official said it would open.");
        Assert.Equal(evidence.Statements[0].SpeakerEntityId, evidence.Statements[1].SpeakerEntityId);
    }

    [Theory]
    [InlineData("A Danish official said the port was shut. A Swedish official said it was open. The official said it would thaw.", "A Swedish official")]
    [InlineData("A Danish official said the port was shut. A Swedish official said it was open. Snow fell. Boats stayed. The official said it would thaw.", "AMBIGUOUS")]
    [InlineData("A Danish official said the port was shut. A Swedish official said it was open. Snow fell. Boats stayed. The Danish official said it would thaw.", "A Danish official")]
    public void Resolve_SameNounOfTwo_IsTheLastSpeakerOrNobody(string text, string speaker) => Assert.Equal(speaker, SpeakerOf(text, 2));

    [Fact]
    public void Resolve_OneOfThem_IsAMemberOfTheGroup()
    {
        var evidence = Reading.Evidence("Two officials familiar with the talks said the port was shut. One of them said it would open.");
        var member = evidence.Entities.Single(entity => entity.Id == evidence.Statements[1].SpeakerEntityId);
        Assert.NotEqual(evidence.Statements[0].SpeakerEntityId, member.Id);
        Assert.Equal((EntityType.Person, "1", "familiar with the talks"), (member.Type, member.UnnamedSource?.Number, member.UnnamedSource?.Basis?.Text));
    }

    [Theory]
    [InlineData("Two Ukrainian officials said the port was shut.", "2", "Ukrainian", null, null)]
    [InlineData("A White House official said the port was shut.", "", "White House", null, null)]
    [InlineData("Three people briefed on the talks said the port was shut.", "3", null, "briefed on the talks", null)]
    [InlineData("A person with direct knowledge of the matter said the port was shut.", "", null, "with direct knowledge of the matter", null)]
    [InlineData("An official said the port was shut, speaking on condition of anonymity because the talks were private.", "", null, null, "because the talks were private")]
    [InlineData("An official said the port was shut. The official spoke on condition of anonymity because the talks were private.", "", null, null, "because the talks were private")]
    [InlineData("A driver, who did not want to be named for fear of reprisals, said the port was shut.", "", null, null, "for fear of reprisals")]
    [InlineData("An official said the port was shut because of ice.", "", null, null, null)]
    public void Read_UnnamedSource_HasItsProfile(string text, string number, string? affiliation, string? basis, string? reason)
    {
        var source = Assert.Single(Reading.Evidence(text).Entities, entity => entity.UnnamedSource is not null).UnnamedSource!;
        Assert.Equal((number, affiliation, basis, reason), (source.Number, source.Affiliation?.Text, source.Basis?.Text, source.AnonymityReason?.Text));
    }

    [Theory]
    [InlineData("Environment Minister Ada Quill met him.", "Environment Minister of ")]
    [InlineData("Tarn's former finance minister, Ada Quill, met him.", "former finance minister of Tarn")]
    [InlineData("Ada Quill, 45, a baker from Tarn, met him.", "baker of ")]
    [InlineData("Ada Quill, who chairs the harbour board, met him.", "chairs of harbour board")]
    [InlineData("A company spokesperson, Ada Quill, met him.", "spokesperson of company")]
    [InlineData("Denmark closed the port. Its president, Ada Quill, met him.", "president of Denmark")]
    [InlineData("In the village, Ada Quill, met him.", "")]
    public void Read_RoleOfAPerson_IsKept(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", Reading.Evidence(text).Entities.SelectMany(entity => entity.Roles.Select(role => $"{role.Name} of {role.Of}"))));
}
