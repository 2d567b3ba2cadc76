using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Reads;

/// <summary>One attempt on a reader, as far as it is known.</summary>
/// <param name="Number">The number of the attempt within the setup, from 1.</param>
/// <param name="Reader">The reader.</param>
/// <param name="ReaderLabel">The reader's label, as on its sticker.</param>
/// <param name="SentAt">When the command was sent, UTC.</param>
/// <param name="AcceptedAt">When the reader accepted it, UTC; null before.</param>
/// <param name="EndsAt">When the portal cancels the attempt unless more time is given, UTC.</param>
/// <param name="IsCanceling">Whether a cancel was requested and is not settled.</param>
public sealed record AttemptView(
    int Number,
    ReaderId Reader,
    string ReaderLabel,
    DateTimeOffset SentAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset EndsAt,
    bool IsCanceling);
