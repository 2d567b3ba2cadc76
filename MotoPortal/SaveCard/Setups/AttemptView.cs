using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>One attempt on a reader, as far as anything is known of it.</summary>
/// <param name="Number">Which attempt of this setup, from 1.</param>
/// <param name="Reader">The reader.</param>
/// <param name="ReaderLabel">The name on its sticker.</param>
/// <param name="SentAt">When the command went out, UTC.</param>
/// <param name="AcceptedAt">When the reader was known to have taken it, UTC; null until then.</param>
/// <param name="EndsAt">When the portal cancels by itself unless more time is given, UTC.</param>
/// <param name="IsCanceling">Whether a cancel was asked for and is not settled.</param>
public sealed record AttemptView(
    int Number,
    ReaderId Reader,
    string ReaderLabel,
    DateTimeOffset SentAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset EndsAt,
    bool IsCanceling);
