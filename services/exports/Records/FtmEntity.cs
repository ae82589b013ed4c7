using System.Text.Json;

namespace Hearsay.Exports;

/// <summary>An entity of followthemoney: id, schema, and properties, each with one value or more.</summary>
internal sealed class FtmEntity(string id, string schema)
{
    private readonly List<(string Name, string[] Values)> _properties = [];

    /// <summary>Its schema.</summary>
    public string Schema => schema;

    /// <summary>Adds a property; none where all its values are empty.</summary>
    public FtmEntity With(string name, params string[] values)
    {
        var told = values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (told.Length > 0)
        {
            _properties.Add((name, told));
        }

        return this;
    }

    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="beside">Writes what the model has no property for; null for nothing.</param>
    public void Write(Utf8JsonWriter json, Action<Utf8JsonWriter>? beside)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("schema", schema);
        json.WriteStartObject("properties");
        foreach (var (name, values) in _properties)
        {
            json.Texts(name, values);
        }

        json.WriteEndObject();
        if (beside is not null)
        {
            json.WriteStartObject("hearsay");
            beside(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
