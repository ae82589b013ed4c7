using System.Text;
using Hearsay.Engine.Languages;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Languages;

public sealed class LanguageGateTests
{
    private const string English = "The harbour board of Port Ilsa will vote on the new ferry on Monday, its chair said. \"We have waited long enough for this,\" Ada Quill told reporters, adding that the money was there.";

    [Theory]
    [InlineData("Der Hafenrat von Port Ilsa stimmt am Montag \u00FCber die neue F\u00E4hre ab, sagte die Vorsitzende. \u201EWir haben lange genug darauf gewartet\u201C, sagte Ada Quill vor der Presse, das Geld sei jetzt da.")]
    [InlineData("Le conseil du port d'Ilsa votera lundi sur le nouveau bac, a d\u00E9clar\u00E9 sa pr\u00E9sidente. \u00AB Nous avons attendu assez longtemps \u00BB, a dit Ada Quill \u00E0 la presse, en ajoutant que l'argent \u00E9tait l\u00E0.")]
    [InlineData("El consejo del puerto de Ilsa votar\u00E1 el lunes sobre el nuevo transbordador, dijo su presidenta. \u00ABYa hemos esperado bastante\u00BB, dijo Ada Quill a la prensa, y a\u00F1adi\u00F3 que el dinero ya est\u00E1 en la caja.")]
    [InlineData("Het havenbestuur van Port Ilsa stemt maandag over de nieuwe veerpont, zei de voorzitter. \"Wij hebben hier lang genoeg op gewacht\", zei Ada Quill tegen de pers, en het geld is er volgens haar nu ook.")]
    [InlineData("Il consiglio del porto di Ilsa voter\u00E0 luned\u00EC sul nuovo traghetto, ha detto la presidente. \u00ABAbbiamo aspettato anche troppo\u00BB, ha detto Ada Quill alla stampa, e i soldi per la nave ci sono gi\u00E0.")]
    [InlineData("O conselho do porto de Ilsa vai votar na segunda-feira sobre a nova balsa, disse a presidente. \"J\u00E1 esper\u00E1mos o bastante\", disse Ada Quill aos jornalistas, e o dinheiro para o barco j\u00E1 est\u00E1 na conta.")]
    [InlineData("Hamnstyrelsen i Port Ilsa r\u00F6star p\u00E5 m\u00E5ndag om den nya f\u00E4rjan, s\u00E4ger ordf\u00F6randen. \"Vi har v\u00E4ntat l\u00E4nge nog p\u00E5 det h\u00E4r\", sa Ada Quill till pressen och lade till att pengarna redan finns.")]
    [InlineData("Zarz\u0105d portu w Ilsie b\u0119dzie w poniedzia\u0142ek g\u0142osowa\u0107 nad nowym promem, powiedzia\u0142a jego szefowa. \u201ECzekali\u015Bmy na to do\u015B\u0107 d\u0142ugo\u201D, powiedzia\u0142a Ada Quill, i doda\u0142a, \u017Ce pieni\u0105dze s\u0105 ju\u017C na koncie.")]
    [InlineData("\u0421\u043E\u0432\u0435\u0442 \u043F\u043E\u0440\u0442\u0430 \u0418\u043B\u044C\u0441\u0430 \u0432 \u043F\u043E\u043D\u0435\u0434\u0435\u043B\u044C\u043D\u0438\u043A \u0440\u0435\u0448\u0438\u0442 \u0441\u0443\u0434\u044C\u0431\u0443 \u043F\u0430\u0440\u043E\u043C\u0430, \u0441\u043A\u0430\u0437\u0430\u043B\u0430 Ada Quill.")]
    [InlineData("\u0642\u0627\u0644\u062A \u0631\u0626\u064A\u0633\u0629 \u0645\u062C\u0644\u0633 \u0627\u0644\u0645\u064A\u0646\u0627\u0621 \u0625\u0646 \u0627\u0644\u062A\u0635\u0648\u064A\u062A \u064A\u0648\u0645 \u0627\u0644\u0627\u062B\u0646\u064A\u0646.")]
    [InlineData("\u6E2F\u53E3\u59D4\u5458\u4F1A\u4E3B\u5E2D\u8BF4\uFF0C\u5468\u4E00\u5C06\u5C31\u65B0\u6E21\u8F6E\u6295\u7968\u3002")]
    [InlineData("\u6E2F\u306E\u59D4\u54E1\u4F1A\u306F\u6708\u66DC\u65E5\u306B\u6295\u7968\u3059\u308B\u3068\u8B70\u9577\u304C\u8A00\u3063\u305F\u3002")]
    [InlineData("\u0394\u03B5\u03BD")]
    public void IsEnglish_AnotherLanguage_IsRefused(string text) => Assert.False(Is(text));

    [Theory]
    // Albanian and Latvian: no list knows their words, but long running text without one word of English is not English.
    [InlineData("K\u00EBshilli i portit do t\u00EB votoj\u00EB t\u00EB h\u00EBn\u00EBn p\u00EBr tragetin e ri tha kryetarja e tij. Kemi pritur mjaft gjat\u00EB p\u00EBr k\u00EBt\u00EB pun\u00EB u tha ajo gazetar\u00EBve duke shtuar se parat\u00EB jan\u00EB gati. ")]
    [InlineData("Ostas padome pirmdien lems par jauno pr\u0101mi sac\u012Bja t\u0101s vad\u012Bt\u0101ja. M\u0113s esam gaid\u012Bju\u0161i pietiekami ilgi vi\u0146a teica \u017Eurn\u0101listiem piebilstot ka nauda jau ir atrasta. ")]
    public void IsEnglish_ProseOfALanguageThatIsNotListed_IsRefused(string sentence) => Assert.False(Is(string.Concat(Enumerable.Repeat(sentence, 4))));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("Ferry")]
    [InlineData("\u201CNo comment.\u201D")]
    [InlineData("Nous avons attendu assez longtemps.")]
    [InlineData("12 34 56.7 \u20AC 89 % ...")]
    [InlineData("\uD83D\uDE00\uD83D\uDE80 \uD83C\uDDEB\uD83C\uDDF7")]
    [InlineData("\uD835\uDC00\uD835\uDC1D\uD835\uDC1A said so.")]
    public void IsEnglish_TooShortToTell_IsRead(string text) => Assert.True(Is(text));

    [Theory]
    [InlineData(English)]
    [InlineData("Port Ilsa\n\nName\tWins\tLosses\nVell Rovers\t12\t3\nSan Tomas Wanderers\t11\t4\nLa Marina\t10\t5\nBrack United\t9\t6\nOld Quarry\t8\t7\nLos Pinos\t7\t8\nWest Torvane\t6\t9\nHarbour Lights\t5\t10")]
    [InlineData("Item, Price, Stock\nrope, 12.50, 30\ntar, 3.20, 900\noil lamp, 18.00, 12\nanchor chain, 240.00, 2\nlife vest, 45.90, 60\nsignal flag, 7.10, 41\nbrass bell, 88.00, 3\nboat hook, 21.75, 9\nfender, 16.40, 22\npaint brush, 4.99, 70")]
    [InlineData("public static int Count(string text)\n{\n    var total = 0;\n    foreach (var sign in text)\n    {\n        total += char.IsLetter(sign) ? 1 : 0;\n    }\n\n    return total;\n}\n\ndef count(text):\n    return sum(1 for sign in text if sign.isalpha())\n")]
    [InlineData("Ada Quill, Bram Holt, Corin Vane, Dara Lisk, Edda Moor, Finn Tarn, Gita Rull, Hale Osk, Ivo Brand, Jana Pell, Kit Sorrel, Lena Dorn, Milo Frey, Nell Garrow, Otto Hask, Pia Larch")]
    public void IsEnglish_EnglishOfAnyShape_IsRead(string text) => Assert.True(Is(text));

    [Fact]
    public void IsEnglish_AllCapitals_IsRead() => Assert.True(Is(English.ToUpperInvariant()));

    [Fact]
    public void IsEnglish_MostlyEnglishWithAnotherLanguageQuoted_IsRead() =>
        Assert.True(Is(English + " \u00AB Nous avons attendu assez longtemps pour le bac et pour la ville \u00BB, said her deputy, in the French that most of the town still speaks at home."));

    [Fact]
    public void IsEnglish_MostlyEnglishWithNamesInAnotherScript_IsRead() =>
        Assert.True(Is("The board (\u0441\u043E\u0432\u0435\u0442 \u043F\u043E\u0440\u0442\u0430) and its chair (\u043F\u0440\u0435\u0434\u0441\u0435\u0434\u0430\u0442\u0435\u043B\u044C) will meet on Monday to talk of the ferry that was promised."));

    [Theory]
    [InlineData("", true)]
    [InlineData("en", true)]
    [InlineData("EN-gb", true)]
    [InlineData("en_US", true)]
    [InlineData("eng", true)]
    [InlineData("und", true)]
    [InlineData("mul", true)]
    [InlineData("zxx", true)]
    [InlineData("not a tag", true)]
    [InlineData("de", false)]
    [InlineData("fr-CA", false)]
    [InlineData("pt_BR", false)]
    [InlineData("gsw", false)]
    public void IsEnglish_TagOfThePublisher_DecidesWhereItNamesAnotherLanguage(string tag, bool expected) => Assert.Equal(expected, Is(English, tag));

    [Fact]
    public void IsEnglish_TagSaysEnglishButTextIsGerman_IsRefused() =>
        Assert.False(Is("Der Hafenrat stimmt am Montag \u00FCber die neue F\u00E4hre ab und das Geld ist da, sagte die Vorsitzende des Rates, die auch mit der Stadt spricht.", "en"));

    [Fact]
    public void IsEnglish_CancelledToken_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => LanguageGate.IsEnglish(English, "", source.Token));
    }

    [Fact]
    public void Read_AnotherLanguage_GivesEmptyEvidenceAndSaysWhy()
    {
        const string Text = "Der Hafenrat von Port Ilsa stimmt am Montag \u00FCber die neue F\u00E4hre ab, sagte die Vorsitzende Ada Quill. Am 5. Mai 2026 sollen 12 Boote kommen, und das Geld daf\u00FCr ist schon da.";
        var facts = new PublicationFacts { Outlet = "Vell Bote", Published = "2026-03-18" };
        var blocks = new[] { new Block(BlockKind.Paragraph, 0, Text.Length) };
        var evidence = new EvidenceEngine().Read(new EngineInput(Text, blocks, facts), TestContext.Current.CancellationToken);
        Assert.Equal([Shortfall.UnsupportedLanguage], evidence.Shortfalls);
        Assert.Empty(evidence.Statements);
        Assert.Empty(evidence.Entities);
        Assert.Empty(evidence.Times);
        Assert.Empty(evidence.Events);
        Assert.Empty(evidence.Figures);
        Assert.Empty(evidence.Unknowns);
        Assert.Equal((facts, blocks, EngineVersion.Rules), (evidence.Facts, evidence.Blocks, evidence.Engine));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Text))), evidence.TextSha256);
    }

    [Fact]
    public void Read_English_HasNoShortfall() => Assert.Empty(Reading.Evidence(English).Shortfalls);

    private static bool Is(string text, string tag = "") => LanguageGate.IsEnglish(text, tag, TestContext.Current.CancellationToken);
}
