using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>The customer whose data are looked for, and what else the tables know them by.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Setups">Their setups: what was written before the customer was chosen names only these.</param>
internal sealed record DataSubject(PortalCustomerId Customer, IReadOnlyList<CardSetupId> Setups);
