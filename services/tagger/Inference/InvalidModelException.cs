namespace Hearsay.Tagger.Inference;

/// <summary>The weights are no model that this reader can run.</summary>
public sealed class InvalidModelException : Exception
{
    public InvalidModelException()
    {
    }

    public InvalidModelException(string message)
        : base(message)
    {
    }

    public InvalidModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
