using MotoPortal.Gateway.Objects;

namespace MotoPortal.SaveCard.Settling;

/// <summary>What the reader was read to be doing. Closed: only the cases named here exist.</summary>
internal abstract record ReaderReading
{
    private ReaderReading()
    {
    }

    /// <summary>The reader was not asked, or could not be.</summary>
    public sealed record NotRead : ReaderReading;

    /// <summary>The reader was asked; the action is null when it does nothing.</summary>
    public sealed record Read(StripeReaderAction? Action) : ReaderReading;
}
