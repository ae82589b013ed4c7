using System.Text;
using System.Text.Json;
using Hearsay.LocalSidecar.Delivery;

namespace Hearsay.LocalSidecar.Tests;

public sealed class GoJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "-0")]
    [InlineData("1.0", "1")]
    [InlineData("1.50", "1.5")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("12345678901234567890.12", "12345678901234567000")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("-1.5e20", "-150000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1.25e300", "1.25e+300")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000123", "0.0000123")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("-1.5e-10", "-1.5e-10")]
    public void Rewrite_Number_HasTheDigitsOfA64BitFloat(string json, string expected) => Assert.Equal(expected, Rewrite(json));

    [Theory]
    [InlineData("""{"b":1,"a":{"d":[],"c":{}}}""", """{"a":{"c":{},"d":[]},"b":1}""")]
    [InlineData("""[ 1 , "x" , null , true ]""", """[1,"x",null,true]""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("\"<&>\\u2028\\u0001\\t\\\"\\\\/ö🐟\"", "\"\\u003c\\u0026\\u003e\\u2028\\u0001\\t\\\"\\\\/ö🐟\"")]
    public void Rewrite_Document_IsSortedAndEscaped(string json, string expected) => Assert.Equal(expected, Rewrite(json));

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("1e999")]
    public void Rewrite_WhatHasNoForm_Throws(string json) => Assert.Throws<InvalidOperationException>(() => Rewrite(json));

    private static string Rewrite(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(GoJson.Rewrite(document.RootElement));
    }
}
