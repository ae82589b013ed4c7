using System.Text.Json;

namespace Hearsay.Exports;

/// <summary>What the words of a PROV export mean, as a JSON-LD context inside the file: it can be read with no other one at hand.</summary>
internal static class ProvContext
{
    private static readonly (string Prefix, string Begins)[] Prefixes =
    [
        ("prov", "http://www.w3.org/ns/prov#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("hearsay", Names.Terms),
    ];

    private static readonly string[] Relations =
    [
        "specializationOf", "wasRevisionOf", "wasAttributedTo", "wasAssociatedWith", "wasGeneratedBy", "wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource", "used",
    ];

    private static readonly (string Word, string Term, string Type)[] Others =
    [
        ("label", "rdfs:label", ""),
        ("value", "prov:value", ""),
        ("source", "dcterms:source", "@id"),
        ("isPartOf", "dcterms:isPartOf", "@id"),
        ("issued", "dcterms:issued", ""),
        ("received", "hearsay:received", "xsd:dateTime"),
    ];

    private static readonly string[] Own =
    [
        "textSha256", "entityType", "named", "speaker", "confidence", "kind", "stance", "certainty", "content", "source_words", "party_words", "cue", "reason", "relay", "start", "end", "text",
    ];

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        json.WriteString("id", "@id");
        json.WriteString("type", "@type");
        foreach (var (prefix, begins) in Prefixes)
        {
            json.WriteString(prefix, begins);
        }

        foreach (var relation in Relations)
        {
            Term(json, relation, $"prov:{relation}", "@id");
        }

        foreach (var (word, term, type) in Others)
        {
            Term(json, word, term, type);
        }

        foreach (var word in Own)
        {
            json.WriteString(word, $"hearsay:{word}");
        }

        json.WriteEndObject();
    }

    private static void Term(Utf8JsonWriter json, string word, string term, string type)
    {
        if (type.Length == 0)
        {
            json.WriteString(word, term);
            return;
        }

        json.WriteStartObject(word);
        json.WriteString("@id", term);
        json.WriteString("@type", type);
        json.WriteEndObject();
    }
}
