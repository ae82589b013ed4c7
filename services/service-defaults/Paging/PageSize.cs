using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.ServiceDefaults.Paging;

/// <summary>How many items a page holds.</summary>
public static class PageSize
{
    /// <summary>Size where none is asked for.</summary>
    public const int Default = 50;

    /// <summary>Largest size; who asks for more gets this many.</summary>
    public const int Largest = 200;

    /// <summary>Size for a request; adds a violation where it is negative.</summary>
    public static int Read(int requested, RequestViolations violations)
    {
        violations.AddWhere(requested < 0, "page_size", "NEGATIVE", "Give 0 for the default, or the number of items wanted.");
        return requested <= 0 ? Default : Math.Min(requested, Largest);
    }
}
