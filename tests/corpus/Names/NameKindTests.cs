using CsCheck;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Linking;
using Hearsay.Corpus.Names;

namespace Hearsay.Corpus.Tests.Names;

public sealed class NameKindTests
{
    private static readonly NameKind Kind = new();

    [Theory]
    [InlineData(EntityType.Person, "Ada Quill", "Prof Ada Quill", "")]
    [InlineData(EntityType.Person, "Ada Quill", "Ada M. Quill", NameKind.SameName)]
    [InlineData(EntityType.Person, "Ada Quill", "A. Quill", NameKind.SameName)]
    [InlineData(EntityType.Person, "Lucan Oswery", "Lucan Oswary", NameKind.Spelling)]
    [InlineData(EntityType.Person, "Ingmar Sollwitz", "Ingmar Solwitz", NameKind.Spelling)]
    [InlineData(EntityType.Person, "Maura Tindale", "Moira Tindall", NameKind.Spelling)]
    [InlineData(EntityType.Person, "Sergei Varenko", "Serhiy Varenko", NameKind.Transliteration)]
    [InlineData(EntityType.Person, "Sergei Varenko", "Sergey Varenko", NameKind.Transliteration)]
    [InlineData(EntityType.Person, "Olena Brandovsky", "Elena Brandovskyy", NameKind.Transliteration)]
    [InlineData(EntityType.Person, "Mohammed al-Tarif", "Muhammad Tarif", NameKind.Transliteration)]
    [InlineData(EntityType.Person, "Robert Hale", "Bob Hale", NameKind.SameName)]
    [InlineData(EntityType.Person, "Jörg Möller", "Jorg Moller", "")]
    [InlineData(EntityType.Outlet, "The Halvern Post", "Halvern Post", "")]
    [InlineData(EntityType.Outlet, "The Halvern Post", "halvernpost.example", NameKind.SameName)]
    [InlineData(EntityType.Outlet, "The Halvern Post", "www.halvern-post.example", NameKind.SameName)]
    [InlineData(EntityType.Outlet, "The Halvern Post", "thehalvernpost.example", NameKind.SameName)]
    [InlineData(EntityType.Outlet, "The Halvern Post", "@HalvernPost", NameKind.SameName)]
    [InlineData(EntityType.Organization, "Foreign Ministry of Varsk", "Varskan foreign ministry", NameKind.SameName)]
    [InlineData(EntityType.Organization, "Quillmar Group", "Quillmar", NameKind.SameName)]
    [InlineData(EntityType.Organization, "Corbel & Thrane Ltd", "Corbel and Thrane", "")]
    [InlineData(EntityType.Organization, "Drayholm Industries", "Drayhelm Industries", NameKind.Spelling)]
    [InlineData(EntityType.Organization, "World Rowing Medal Council", "WRMC", NameKind.Acronym)]
    [InlineData(EntityType.Place, "Republic of Kelvary", "Kelvary", "")]
    public void Names_OfOne_AreLinkedWithTheReason(EntityType type, string one, string other, string reason)
    {
        Unit left = Of(type, one).Primary, right = Of(type, other).Primary;

        if (reason.Length == 0)
        {
            Assert.Equal(left.Id, right.Id);
            return;
        }

        Assert.Equal((Relation.Same, reason), (Compare(left, right).Relation, Compare(left, right).Reason));
        Assert.NotEmpty(Kind.KeysOf(left.Bytes).Intersect(Kind.KeysOf(right.Bytes)));
    }

    [Theory]
    [InlineData(EntityType.Person, "Ada Quill", "Ben Quill", Relation.Apart)]
    [InlineData(EntityType.Person, "Mario Quill", "Maria Quill", Relation.Apart)]
    [InlineData(EntityType.Person, "Ada B. Quill", "Ada C. Quill", Relation.Apart)]
    [InlineData(EntityType.Person, "Ada Quill", "Ada Marsh", Relation.Unrelated)]
    [InlineData(EntityType.Person, "Karl Hall", "Karl Gall", Relation.Unrelated)]
    [InlineData(EntityType.Organization, "Vellacott Marine", "Vellacott Shipping", Relation.Apart)]
    [InlineData(EntityType.Organization, "11th Harbour Brigade", "12th Harbour Brigade", Relation.Unrelated)]
    [InlineData(EntityType.Organization, "Varsk Ministry of Health", "Varsk Ministry of Defence", Relation.Apart)]
    [InlineData(EntityType.Organization, "Foreign Ministry of Varsk", "Foreign Ministry of Ostrel", Relation.Unrelated)]
    [InlineData(EntityType.Place, "Port Ambrel", "Port Ilsa", Relation.Unrelated)]
    public void Names_OfTwo_AreNotLinked(EntityType type, string one, string other, Relation relation) =>
        Assert.Equal(relation, Compare(Of(type, one).Primary, Of(type, other).Primary).Relation);

    [Fact]
    public void Names_OfAPersonAndAPlace_AreApart() =>
        Assert.Equal(Relation.Apart, Compare(Of(EntityType.Person, "Lower Teal").Primary, Of(EntityType.Place, "Lower Teal").Primary).Relation);

    [Fact]
    public void Sources_WithoutName_HaveNoUnit()
    {
        var evidence = new Evidence { Entities = { new Entity { Id = "e1", Type = EntityType.Person, Name = "a senior official", Unnamed = true } } };

        Assert.Empty(EntityNames.OfAll(evidence));
        Assert.Null(EntityNames.Of(evidence, evidence.Entities[0]));
    }

    [Fact]
    public void Surnames_InTheSameCompany_AreOnePerson()
    {
        Assert.Equal((Relation.Same, NameKind.Honorific), Linked(Document("Odran Vesk", "Lumenar", "Thornmere", "Ilse Drummary"), Document("Vesk|Mr Vesk", "Lumenar", "Thornmere")));
        Assert.Equal((Relation.Same, NameKind.Surname), Linked(Document("Odran Vesk", "Lumenar", "Thornmere", "Ilse Drummary"), Document("Vesk", "Lumenar", "Drummary")));
    }

    [Fact]
    public void Surnames_InOtherCompany_AreNotLinked() =>
        Assert.Equal(Relation.Unrelated, Linked(Document("Odran Vesk", "Lumenar", "Thornmere"), Document("Vesk", "Halvern", "Tessel")).Item1);

    [Fact]
    public void Surnames_WithTitlesOfBothSexes_AreApart() =>
        Assert.Equal(Relation.Apart, Linked(Document("Rhys Tindale|Mr Tindale", "Lumenar", "Thornmere"), Document("Tindale|Mrs Tindale", "Lumenar", "Thornmere")).Item1);

    [Fact]
    public void Acronyms_WithOtherWords_AreApart()
    {
        var one = Of(EntityType.Organization, "National Dams Authority", "NDA");
        var other = Of(EntityType.Organization, "Northern Dockers' Alliance", "NDA");

        Assert.Equal((Relation.Apart, NameKind.Acronym), (Compare(one.Others[0], other.Others[0]).Relation, Compare(one.Others[0], other.Others[0]).Reason));
        Assert.Equal(NameKind.Acronym, Assert.Single(one.Links).Reason);
    }

    [Fact]
    public void Aliases_ThatAreDescriptions_AreNoNames()
    {
        var names = Of(EntityType.Outlet, "Hesper Chronicle", "The newspaper", "the paper");

        Assert.Equal(["chronicle"], names.Others.Select(unit => NameUnit.Read(unit.Bytes).Name));
    }

    [Fact]
    public void Publisher_ByItsOwnName_IsTheOutletThatOthersName() =>
        Assert.Equal(EntityNames.OfPublisher("The Halvern Post")!.Id, Of(EntityType.Outlet, "Halvern Post").Primary.Id);

    [Fact]
    public void Units_ReadBack_AreAsTheyWere()
    {
        var units = EntityNames.OfAll(Document("Vesk|Mr Vesk", "Lumenar", "Thornmere")).Values.SelectMany(names => names.Others.Prepend(names.Primary)).ToList();

        Assert.All(units, unit => Assert.Equal(unit.Id, NameUnit.Read(unit.Bytes).ToUnit().Id));
        Assert.Throws<ArgumentException>(() => NameUnit.Read([]));
        Assert.Throws<ArgumentException>(() => NameUnit.Read(units[0].Bytes[..^1]));
        Assert.Throws<ArgumentException>(() => NameUnit.Read([99, .. units[0].Bytes[1..]]));
    }

    [Fact]
    public void Names_OfAnyLetters_AreComparedAlikeInEitherOrder()
    {
        var words = Gen.OneOf(Gen.String, Gen.OneOf("Ada", "Quill", "Quil", "Mr", "the", "NDA", "van", "Post", "al-Tarif", "&", "'s", "M.", "group", "Varsk", "Varskan", "x.example")).Array[0, 5].Select(parts => string.Join(' ', parts));
        var types = Gen.OneOf(EntityType.Person, EntityType.Organization, EntityType.Outlet, EntityType.Place, EntityType.Document, EntityType.Group);
        Gen.Select(types, words, words, types, words).Sample((type, one, alias, otherType, other) =>
        {
            var left = Units(type, one, alias);
            var right = Units(otherType, other);
            foreach (var unit in left)
            {
                Assert.InRange(Kind.KeysOf(unit.Bytes).Count, 1, IUnitKind.MostKeys);
                foreach (var second in right)
                {
                    var likeness = Kind.Compare(unit.Bytes, second.Bytes);
                    Assert.Equal(likeness.Relation, Kind.Compare(second.Bytes, unit.Bytes).Relation);
                    Assert.InRange(likeness.Score, 0, 1);
                }
            }
        });
    }

    private static List<Unit> Units(EntityType type, string name, params string[] aliases)
    {
        var evidence = new Evidence { Entities = { new Entity { Id = "e1", Type = type, Name = name, Aliases = { aliases } } } };
        return [.. EntityNames.OfAll(evidence).Values.SelectMany(names => names.Others.Prepend(names.Primary))];
    }

    private static Likeness Compare(Unit one, Unit other) => Kind.Compare(one.Bytes, other.Bytes);

    private static EntityNames Of(EntityType type, string name, params string[] aliases)
    {
        var evidence = new Evidence { Entities = { new Entity { Id = "e1", Type = type, Name = name, Aliases = { aliases } } } };
        return EntityNames.Of(evidence, evidence.Entities[0])!;
    }

    // A person, with aliases after a bar, and what else the document names.
    private static Evidence Document(string person, params string[] others)
    {
        var names = person.Split('|');
        return new Evidence
        {
            Entities =
            {
                new Entity { Id = "e1", Type = EntityType.Person, Name = names[0], Aliases = { names[1..] } },
                others.Select((other, at) => new Entity { Id = $"e{at + 2}", Type = EntityType.Organization, Name = other }).Select(entity =>
                {
                    entity.Type = entity.Name.StartsWith("Ilse", StringComparison.Ordinal) || entity.Name == "Drummary" ? EntityType.Person : EntityType.Organization;
                    return entity;
                }),
            },
        };
    }

    private static (Relation, string) Linked(Evidence one, Evidence other)
    {
        var likeness = Compare(EntityNames.OfAll(one)["e1"].Others[0], EntityNames.OfAll(other)["e1"].Primary);
        return (likeness.Relation, likeness.Reason);
    }
}
