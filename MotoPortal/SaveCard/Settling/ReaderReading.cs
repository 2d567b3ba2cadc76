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

    /// <summary>Stripe has no such reader any more.</summary>
    /// <param name="IsDeleted">Whether Stripe says that it was deleted.</param>
    public sealed record Gone(bool IsDeleted) : ReaderReading;

    /// <summary>The reader was asked; the action is null when it is idle.</summary>
    public sealed record Read(StripeReaderAction? Action) : ReaderReading;
}
