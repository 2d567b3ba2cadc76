using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LookedForCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "NextLookAt",
                table: "stripe_calls",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_stripe_calls_NextLookAt",
                table: "stripe_calls",
                column: "NextLookAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_stripe_calls_NextLookAt",
                table: "stripe_calls");

            migrationBuilder.DropColumn(
                name: "NextLookAt",
                table: "stripe_calls");
        }
    }
}
