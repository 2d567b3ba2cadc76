using MotoPortal.Charges.Policy;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>The verdict on a charge before it is sent.</summary>
/// <param name="Verdict">Whether the consent covers it.</param>
/// <param name="Recap">The charge in one sentence, in the language of the person who asks.</param>
internal sealed record ChargePreview(ChargeVerdict Verdict, string Recap);
