using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>The customer whose data are looked up, with their other keys in the tables.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Setups">Their setups: entries written before the customer was chosen name only these.</param>
internal sealed record DataSubject(PortalCustomerId Customer, IReadOnlyList<CardSetupId> Setups);
