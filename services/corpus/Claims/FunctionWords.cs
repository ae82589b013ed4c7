using System.Collections.Frozen;

namespace Hearsay.Corpus.Claims;

/// <summary>Words that say nothing of what a clause is about.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = Set(
        "a an the this that these those there here it its itself he him his himself she her hers herself they them their theirs themselves we us our ours ourselves i me my mine "
        + "you your yours who whom whose which what when where why how be am is are was were been being 's 're 'm do does did doing done have has had having 've 'd will would 'll shall should "
        + "can could may might must ought of in on at by to for from with as into onto upon about over under after before during between among against through within without around across "
        + "towards toward per via and or but nor so yet if then than because while although though unless until till since whether both either neither each every any some all such own same other another "
        + "others more most less least very much many few lot lots just only also too even still already again ever once now soon already up down out off away back well quite rather indeed perhaps maybe "
        + "however therefore thus mr mrs ms miss dr sir say says said tell tells told get gets got let one ones thing things s t re ve ll d m yes oh");

    private static readonly FrozenSet<string> Negations = Set("not n't no never none nobody nothing nowhere neither cannot nor without");

    public static bool Has(string lower) => Words.Contains(lower);

    public static bool IsNegation(string lower) => Negations.Contains(lower) || lower.EndsWith("n't", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
