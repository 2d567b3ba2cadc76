using MotoPortal.Charges.Policy;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>What would become of a charge, before anybody sends it.</summary>
/// <param name="Verdict">Whether the consent covers it.</param>
/// <param name="Recap">The charge in one sentence, in the language of who asks.</param>
internal sealed record ChargePreview(ChargeVerdict Verdict, string Recap);
