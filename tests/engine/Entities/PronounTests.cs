namespace Hearsay.Engine.Tests.Entities;

public sealed class PronounTests
{
    [Theory]
    [InlineData("Mr Dessin met Mr Holm in Tarn. He said the port was shut.", "Dessin")]
    [InlineData("The letter to Mr Dessin and Mr Holm was lost. He said the port was shut.", "AMBIGUOUS")]
    [InlineData("Mr Dessin went home. Advised by Mr Holm, he said the port was shut.", "Dessin")]
    [InlineData("Mr Dessin met his mother. She said the port was shut.", "NO_ANTECEDENT")]
    [InlineData("Mr Dessin was born in Tarn. Mr Dessin studied law. Mr Dessin rowed. Ice came. Snow fell. Boats stayed. Rain fell. He said the port was shut.", "Dessin")]
    [InlineData("Mr Dessin was born in Tarn. Mr Holm studied law. Mr Dessin rowed. Ice came. Snow fell. Boats stayed. Rain fell. He said the port was shut.", "NO_ANTECEDENT")]
    [InlineData("The Tarn Rowing Council closed the port. It said the ice was thick.", "Tarn Rowing Council")]
    [InlineData("Ice closed the port of the Tarn Rowing Council. It said the ice was thick.", "NO_ANTECEDENT")]
    public void Resolve_PronounOfASpeaker_FindsWhoIsMeantOrAbstains(string text, string speaker)
    {
        var evidence = Reading.Evidence(text);
        var found = evidence.Statements[^1];
        Assert.Equal(speaker, found.SpeakerEntityId.Length > 0 ? evidence.NameOf(found.SpeakerEntityId) : found.SpeakerUnresolvedReason);
    }

    [Theory]
    [InlineData("Ada Quill rowed in Tarn. Her boat was old, and she sold it.", "Ada Quill | Her | she")]
    [InlineData("Ada Quill rowed in Tarn. “Her boat was old,” a clerk said.", "Ada Quill")]
    public void Read_PronounOutsideAQuotation_IsAMention(string text, string mentions) =>
        Assert.Equal(mentions, Reading.Words(Reading.Evidence(text).Entities.Single(entity => entity.Name == "Ada Quill").Mentions));
}
