using MotoPortal.Gateway.Objects;

namespace MotoPortal.SaveCard.Settling;

/// <summary>The reader's action as read. Closed: only the cases named here exist.</summary>
internal abstract record ReaderReading
{
    private ReaderReading()
    {
    }

    /// <summary>The reader was not asked, or could not be.</summary>
    public sealed record NotRead : ReaderReading;

    /// <summary>The reader is deleted at Stripe.</summary>
    public sealed record Gone : ReaderReading;

    /// <summary>The reader was asked; the action is null when it is idle.</summary>
    public sealed record Read(StripeReaderAction? Action) : ReaderReading;
}
