using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>
/// Writes JSON as a Go program does that read it into untyped values: keys sorted, numbers through a 64-bit float, HTML
/// characters escaped. daprd hands JSON on in this form, so integers past 2^53 must fail here as they do there.
/// </summary>
internal static class GoJson
{
    /// <summary>Rewrites a value. Throws <see cref="InvalidOperationException"/> where a string holds half a surrogate pair.</summary>
    public static byte[] Rewrite(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>(256);
        Write(output, value);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(output, value);
                break;
            case JsonValueKind.Array:
                WriteArray(output, value);
                break;
            case JsonValueKind.String:
                WriteString(output, value.GetString()!);
                break;
            case JsonValueKind.Number:
                Append(output, Number(value.GetDouble()));
                break;
            default:
                Append(output, value.GetRawText());
                break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> output, JsonElement value)
    {
        var properties = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            properties[property.Name] = property.Value;
        }

        var separator = "{";
        foreach (var (name, item) in properties)
        {
            Append(output, separator);
            WriteString(output, name);
            Append(output, ":");
            Write(output, item);
            separator = ",";
        }

        Append(output, properties.Count == 0 ? "{}" : "}");
    }

    private static void WriteArray(ArrayBufferWriter<byte> output, JsonElement value)
    {
        var separator = "[";
        foreach (var item in value.EnumerateArray())
        {
            Append(output, separator);
            Write(output, item);
            separator = ",";
        }

        Append(output, separator == "[" ? "[]" : "]");
    }

    private static void WriteString(ArrayBufferWriter<byte> output, string text)
    {
        Append(output, "\"");
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (Escape(text[index]) is not { } escaped)
            {
                continue;
            }

            Append(output, text.AsSpan(start, index - start));
            Append(output, escaped);
            start = index + 1;
        }

        Append(output, text.AsSpan(start));
        Append(output, "\"");
    }

    private static string? Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => $"\\u{(int)character:x4}",
        _ => null,
    };

    /// <summary>Shortest digits that read back the same; an exponent only below 1e-6 and from 1e21 on.</summary>
    private static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new InvalidOperationException("A number is past the range of a 64-bit float.");
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
        {
            return text;
        }

        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -6 or >= 21)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, mark)}e{(exponent < 0 ? "" : "+")}{exponent}");
        }

        var sign = text[0] == '-' ? "-" : "";
        var digits = text[..mark].TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : sign + digits.PadRight(exponent + 1, '0');
    }

    private static void Append(ArrayBufferWriter<byte> output, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);
}
